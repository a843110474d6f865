// model.cds - the companies and contacts of data.sql, for SAP CAP.
@path: '/bench'
@requires: 'authenticated-user'
service Bench {
  entity Companies {
    key ID        : Integer;
        Name      : String(80) not null;
        City      : String(60) not null;
        Country   : String(2) not null;
        Industry  : String(40);
        Revenue   : Decimal(18, 2);
        Employees : Integer not null;
        CreatedAt : DateTime not null;
        Contacts  : Association to many Contacts on Contacts.CompanyID = ID;
  }

  entity Contacts {
    key ID        : Integer;
        CompanyID : Integer not null;
        FirstName : String(40) not null;
        LastName  : String(40) not null;
        Email     : String(120) not null;
        Phone     : String(30);
        City      : String(60) not null;
        Status    : String(16) not null;
        Score     : Double not null;
        Balance   : Decimal(12, 2);
        Birthday  : Date;
        Active    : Boolean not null;
        Visits    : Int64 not null;
        CreatedAt : Timestamp not null;
        UpdatedAt : DateTime;
        Note      : String(200);
  }
}

-- Orleans' ADO.NET providers read every statement they run from this table, by these two column names.
CREATE TABLE orleansquery (
    querykey  text COLLATE "C" PRIMARY KEY,
    querytext text NOT NULL
);

-- Orleans' ADO.NET providers read every statement they run from this table, by these two column names.
CREATE TABLE OrleansQuery (
    QueryKey  TEXT NOT NULL PRIMARY KEY,
    QueryText TEXT NOT NULL
) STRICT;

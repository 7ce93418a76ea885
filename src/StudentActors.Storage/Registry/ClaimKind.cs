namespace StudentActors.Storage.Registry;

/// <summary>What a claim is on. A claim's primary key has the last word on duplicates.</summary>
public enum ClaimKind : short
{
    /// <summary>An identity document: type, issuing country, number.</summary>
    Document = 1,

    /// <summary>The 18-character body of a student number.</summary>
    Number = 2,

    /// <summary>Name + sex + birth date.</summary>
    Person = 3,

    /// <summary>Not of a student: that a unit whose keys lie in several shards was committed, or, without a record, that it never will be.</summary>
    Unit = 9,
}

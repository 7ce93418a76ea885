namespace StudentActors.Storage.Registry;

/// <summary>What a failed batch means.</summary>
internal enum CommitFailure
{
    /// <summary>The database was not reached or broke off: whether the batch was committed is unknown.</summary>
    Unavailable,

    /// <summary>The database rolled the batch back for a reason that passes: a deadlock, a serialization failure.</summary>
    RolledBack,

    /// <summary>Nothing was committed because something in the batch cannot be stored.</summary>
    Data,
}

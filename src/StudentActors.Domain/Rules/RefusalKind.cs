namespace StudentActors.Domain.Rules;

/// <summary>What a refusal means to the caller; the HTTP gateway maps each kind to one status code.</summary>
public enum RefusalKind
{
    /// <summary>The data breaks a rule (422).</summary>
    Invalid,

    /// <summary>Something the request names does not exist, or the caller may not know that it does (404).</summary>
    NotFound,

    /// <summary>The request contradicts the present state (409).</summary>
    Conflict,

    /// <summary>The caller's role or office does not allow it (403).</summary>
    Forbidden,

    /// <summary>The caller has not proved who it is (401).</summary>
    Unauthenticated,

    /// <summary>The record has changed since the caller read it (412).</summary>
    Stale,

    /// <summary>Too many attempts; the same request may be sent again later (429).</summary>
    Throttled,
}

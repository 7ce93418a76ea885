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

    /// <summary>The request cannot be read: broken JSON, an unknown property, a missing header (400).</summary>
    Malformed,

    /// <summary>The change must say which version of the record it was made for (428).</summary>
    PreconditionRequired,

    /// <summary>The request is larger than the registry takes (413).</summary>
    TooLarge,

    /// <summary>What was asked for does not take this method (405).</summary>
    MethodNotAllowed,

    /// <summary>The answer cannot be given in any form that the caller accepts (406).</summary>
    NotAcceptable,

    /// <summary>The content has a form that is not read here (415).</summary>
    UnsupportedContent,

    /// <summary>The registry cannot answer now; the same request may be sent again later (503).</summary>
    Unavailable,

    /// <summary>The registry failed; nothing is wrong with the request as far as is known (500).</summary>
    Failed,
}

namespace StudentActors.Grains.Tests.Model;

/// <summary>What goes wrong while an act is under way.</summary>
/// <param name="Commit">Commits that pass before it happens.</param>
/// <param name="Again">Whether a caller that is left without an answer asks again with the same key.</param>
internal sealed record Trouble(TroubleKind Kind, int Commit, bool Again)
{
    public CommitFault? Fault => Kind switch
    {
        TroubleKind.FailBefore => new CommitFault(Commit, After: false),
        TroubleKind.FailAfter => new CommitFault(Commit, After: true),
        _ => null,
    };

    public override string ToString() => Kind == TroubleKind.None ? string.Empty : $", {Kind} {Commit}{(Again ? " again" : "")}";
}

internal enum TroubleKind
{
    None,

    /// <summary>A commit fails without having done anything.</summary>
    FailBefore,

    /// <summary>A commit takes effect, and nobody is told.</summary>
    FailAfter,

    /// <summary>The request arrives twice at once.</summary>
    Duplicate,

    /// <summary>A commit takes long, and the request arrives a second time meanwhile.</summary>
    Delay,
}

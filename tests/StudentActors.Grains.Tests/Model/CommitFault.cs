namespace StudentActors.Grains.Tests.Model;

/// <summary>One commit of an act fails.</summary>
/// <param name="Number">Commits that pass before it.</param>
/// <param name="After">It took effect all the same.</param>
internal sealed record CommitFault(int Number, bool After);

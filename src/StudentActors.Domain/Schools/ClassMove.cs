namespace StudentActors.Domain.Schools;

/// <summary>A class of a school that is merged, and the class of the other school that its students go to.</summary>
public sealed record ClassMove(ClassId From, ClassId To);

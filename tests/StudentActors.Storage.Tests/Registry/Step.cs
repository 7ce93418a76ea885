namespace StudentActors.Storage.Tests.Registry;

/// <summary>One random unit: of which pupil, how far off the right version, with how many events, which claims and which operation.</summary>
internal sealed record Step(int Pupil, int Drift, int Events, int[] Claims, int Operation, int Place);

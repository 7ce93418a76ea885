namespace StudentActors.Storage.Registry;

/// <summary>Kinds of record that the registry commits.</summary>
public enum RecordKind : short
{
    Student = 1,
    School = 2,
    Case = 3,
    DropoutReview = 4,
}

namespace StudentActors.Storage.Registry;

internal static class RecordIds
{
    /// <summary>The first byte of an id: where the record lives, which writer commits it, which shard watches its deadlines.</summary>
    public static byte Bucket(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return bytes[0];
    }

    /// <summary>The id with another first byte.</summary>
    public static Guid InBucket(byte bucket, Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[0] = bucket;
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The place that scopes a record's events: its school and home authority, as columns.</summary>
    public static (long School, int Authority) Place(this RecordWrite record) => record switch
    {
        StudentWrite student => (student.Columns.School.ToColumn(), student.Columns.HomeAuthority.ToColumn()),
        CaseWrite @case => (@case.Columns.School.ToColumn(), @case.Columns.Authority.ToColumn()),
        SchoolWrite school => (school.Code.ToColumn(), school.Authority.ToColumn()),
        ReviewWrite review => (ColumnCodes.NoSchool, review.Authority.ToColumn()),
        _ => throw new NotSupportedException($"The registry keeps no records of kind {record.Kind}."),
    };
}

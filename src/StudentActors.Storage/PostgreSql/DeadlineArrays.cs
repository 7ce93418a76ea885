using NpgsqlTypes;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.PostgreSql;

internal sealed class DeadlineArrays(CommitArrays arrays)
{
    private readonly List<Guid> _owners = arrays.Array<Guid>(NpgsqlDbType.Uuid);
    private readonly List<string> _kinds = arrays.Array<string>(NpgsqlDbType.Text);
    private readonly List<short> _shards = arrays.Array<short>(NpgsqlDbType.Smallint);
    private readonly List<DateTime> _times = arrays.Array<DateTime>(NpgsqlDbType.TimestampTz);
    private readonly List<int> _generations = arrays.Array<int>(NpgsqlDbType.Integer);
    private readonly List<Guid> _clearedOwners = arrays.Array<Guid>(NpgsqlDbType.Uuid);
    private readonly List<string> _clearedKinds = arrays.Array<string>(NpgsqlDbType.Text);

    public void Add(Guid owner, DeadlineWrite deadline)
    {
        if (deadline.DueAt is not { } due)
        {
            _clearedOwners.Add(owner);
            _clearedKinds.Add(deadline.Kind);
            return;
        }

        _owners.Add(owner);
        _kinds.Add(deadline.Kind);
        _shards.Add(RecordIds.Bucket(owner));
        _times.Add(due.UtcDateTime);
        _generations.Add(deadline.Generation);
    }
}

using NpgsqlTypes;
using StudentActors.Storage.Registry;

namespace StudentActors.Storage.PostgreSql;

internal sealed class ReviewArrays(CommitArrays arrays)
{
    private readonly List<Guid> _ids = arrays.Array<Guid>(NpgsqlDbType.Uuid);
    private readonly List<int> _versions = arrays.Array<int>(NpgsqlDbType.Integer);
    private readonly List<int> _authorities = arrays.Array<int>(NpgsqlDbType.Integer);
    private readonly List<string> _periods = arrays.Array<string>(NpgsqlDbType.Text);
    private readonly List<byte[]> _heads = arrays.Array<byte[]>(NpgsqlDbType.Bytea);
    private readonly List<byte[]> _payloads = arrays.Array<byte[]>(NpgsqlDbType.Bytea);

    public void Add(ReviewWrite review)
    {
        _ids.Add(review.Id);
        _versions.Add(review.Version);
        _authorities.Add(review.Authority.ToColumn());
        _periods.Add(review.Period.Value);
        _heads.Add(review.HeadHash);
        _payloads.Add(review.Payload);
    }
}

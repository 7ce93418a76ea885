using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;

namespace StudentActors.Storage.PostgreSql;

public sealed partial class PostgreSqlRegistryStore : IRegistryMeta
{
    private static readonly SqlFile MetaSql = SqlFile.Beside(typeof(PostgreSqlRegistryStore), "Meta");
    private static readonly string RememberSql = MetaSql["Remember"];
    private static readonly string ReadMetaSql = MetaSql["Read"];
    private static readonly string ProbeSql = MetaSql["Probe"];
    private static readonly string ContinueFeedSql = MetaSql["ContinueFeed"];

    public async Task BindAsync(IKeyRing keys, CancellationToken cancellationToken)
    {
        await _reader.ExecuteAsync(RememberSql, cancellationToken, Value.Of(MetaNames.KeyRing), Value.Of(keys.Fingerprint));
        var written = await _reader.OneAsync(ReadMetaSql, row => row.GetString(0), cancellationToken, Value.Of(MetaNames.KeyRing));
        if (written != keys.Fingerprint)
            throw new KeyRingMismatchException(written ?? "", keys.Fingerprint);
        await _reader.ExecuteAsync(ContinueFeedSql, cancellationToken);
    }

    public Task ProbeAsync(CancellationToken cancellationToken) => _reader.ExecuteAsync(ProbeSql, cancellationToken);
}

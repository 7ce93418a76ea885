using StudentActors.Storage.Registry;
using StudentActors.Storage.Sealing;

namespace StudentActors.Storage.Sqlite;

public sealed partial class SqliteRegistryStore : IRegistryMeta
{
    private static readonly SqlFile MetaSql = SqlFile.Beside(typeof(SqliteRegistryStore), "Meta");
    private static readonly string RememberSql = MetaSql["Remember"];
    private static readonly string ReadMetaSql = MetaSql["Read"];
    private static readonly string ProbeSql = MetaSql["Probe"];

    public async Task BindAsync(IKeyRing keys, CancellationToken cancellationToken)
    {
        var written = await _writer.WriteAsync(
            session =>
            {
                session.Statement(RememberSql).Bind(MetaNames.KeyRing).Bind(keys.Fingerprint).Execute();
                return session.Statement(ReadMetaSql).Bind(MetaNames.KeyRing).One(row => row.Text(0));
            },
            cancellationToken);
        if (written != keys.Fingerprint)
            throw new KeyRingMismatchException(written ?? "", keys.Fingerprint);
    }

    public Task ProbeAsync(CancellationToken cancellationToken) =>
        _writer.WriteAsync(session => session.Statement(ProbeSql).Execute(), cancellationToken);
}

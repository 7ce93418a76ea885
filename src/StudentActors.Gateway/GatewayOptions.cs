using StudentActors.Gateway.Load;

namespace StudentActors.Gateway;

/// <summary>Settings of the REST gateway; the defaults serve a registry of any size.</summary>
public sealed class GatewayOptions
{
    /// <summary>Life of a person's access token.</summary>
    /// <value>8 hours, a working day.</value>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromHours(8);

    /// <summary>Life of a regional gateway's access token.</summary>
    /// <value>1 hour.</value>
    public TimeSpan ClientTokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long this process signs with one key before it makes another.</summary>
    /// <value>24 hours.</value>
    public TimeSpan SigningKeyLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Least time between two reads of the other processes' keys, which a token with an unknown key brings about.</summary>
    /// <value>1 second.</value>
    public TimeSpan KeyReadInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Checked tokens that are remembered, about 3 KB each; a forgotten one costs one ECDSA check.</summary>
    /// <value>20,000.</value>
    public int RememberedTokens { get; set; } = 20_000;

    /// <summary>Largest JSON body in bytes.</summary>
    /// <value>1 MiB.</value>
    public int LargestJsonBody { get; set; } = 1024 * 1024;

    /// <summary>Largest import in bytes, multipart framing included.</summary>
    /// <value>512 MiB.</value>
    public long LargestImport { get; set; } = 512L * 1024 * 1024;

    /// <summary>Bytes of an import that go to its grain in one call; the grain takes at most 512 KiB.</summary>
    /// <value>256 KiB.</value>
    public int ImportChunk { get; set; } = 256 * 1024;

    /// <summary>Longest time that <c>GET /changes</c> waits for a change (<c>waitSeconds</c>).</summary>
    /// <value>30 seconds.</value>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Time between two looks at the feed while <c>GET /changes</c> waits.</summary>
    /// <value>500 milliseconds.</value>
    public TimeSpan ChangesInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Time within which the registry must answer for <c>/health/ready</c> to say yes.</summary>
    /// <value>2 seconds.</value>
    public TimeSpan ReadyTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>What <c>Retry-After</c> says with 503, in whole seconds.</summary>
    /// <value>2 seconds.</value>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Reads of regions, schools and students.</summary>
    /// <value>1,024 at once, 4,096 waiting.</value>
    public LaneOptions Reads { get; set; } = new() { AtOnce = 1024, Waiting = 4096 };

    /// <summary>Enrolments and other writes.</summary>
    /// <value>512 at once, 2,048 waiting.</value>
    public LaneOptions Writes { get; set; } = new() { AtOnce = 512, Waiting = 2048 };

    /// <summary>Uploads of files and downloads of error files.</summary>
    /// <value>8 at once, 16 waiting.</value>
    public LaneOptions Imports { get; set; } = new() { AtOnce = 8, Waiting = 16 };

    /// <summary>Sign-ins and password changes; each costs a password hash.</summary>
    /// <value>16 at once, 256 waiting.</value>
    public LaneOptions SignIns { get; set; } = new() { AtOnce = 16, Waiting = 256 };

    /// <summary>Readers of <c>GET /changes</c>, most of them waiting for news.</summary>
    /// <value>2,048 at once, none waiting.</value>
    public LaneOptions Changes { get; set; } = new() { AtOnce = 2048, Waiting = 0 };
}

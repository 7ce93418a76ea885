using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using StudentActors.Domain.Regions;
using StudentActors.Storage.Sealing;

namespace StudentActors.Storage.Tests.Sealing;

public sealed class KeyRingFileTests : IDisposable
{
    private static readonly AuthorityCode Anhui = AuthorityCode.Parse("340000");
    private static readonly Guid Record = Guid.NewGuid();
    private static readonly byte[] Secret = "欧阳望舒"u8.ToArray();

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly WrappingKeyService _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Path => _folder.File("keyring.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_rotated_key_seals_from_its_time_on_and_older_keys_still_open()
    {
        var file = new KeyRingFile(Path);
        var old = await file.LoadOrCreateAsync(_time, Token);
        var before = old.Seal(Anhui, Record, Secret);

        var ring = (await file.ChangeAsync(content => content.Rotate([Anhui], _time.GetUtcNow().AddMinutes(10)), Token)).ToRing(_time);
        var edition = ring.Edition;
        var meanwhile = ring.Seal(Anhui, Record, Secret);
        _time.Advance(TimeSpan.FromMinutes(10));
        var after = ring.Seal(Anhui, Record, Secret);

        Assert.Equal([1, 1, 2], new[] { before, meanwhile, after }.Select(bytes => (int)bytes[3]));
        Assert.All([before, meanwhile, after], bytes => Assert.Equal(Secret, ring.Open(Record, bytes)));
        Assert.Equal(Secret, old.Open(Record, meanwhile));
        Assert.Throws<CryptographicException>(() => old.Open(Record, after));
        Assert.NotEqual(edition, ring.Edition);
    }

    [Fact]
    public async Task Blind_indexes_and_the_fingerprint_outlive_a_rotation()
    {
        var file = new KeyRingFile(Path);
        var old = await file.LoadOrCreateAsync(_time, Token);

        var ring = (await file.ChangeAsync(content => content.Rotate([.. KeyRingContent.Provinces()], default), Token)).ToRing(_time);

        Assert.Equal(old.BlindIndex("document", "1||99"), ring.BlindIndex("document", "1||99"));
        Assert.Equal(old.Fingerprint, ring.Fingerprint);
    }

    [Fact]
    public async Task What_is_sealed_with_the_newest_key_is_left_alone()
    {
        var file = new KeyRingFile(Path);
        var old = (await file.LoadOrCreateAsync(_time, Token)).Seal(Anhui, Record, Secret);
        var ring = (await file.ChangeAsync(content => content.Rotate([Anhui], default), Token)).ToRing(_time);

        var resealed = ring.Reseal(Record, old);

        Assert.Equal(Secret, ring.Open(Record, resealed));
        Assert.Null(ring.Reseal(Record, resealed));
        Assert.ThrowsAny<CryptographicException>(() => ring.Reseal(Guid.NewGuid(), old));
    }

    [Fact]
    public async Task A_change_leaves_the_file_to_its_owner_alone()
    {
        var file = new KeyRingFile(Path);
        await file.LoadOrCreateAsync(_time, Token);

        await file.ChangeAsync(content => content.Rotate([Anhui], default), Token);

        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such permissions.");
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
    }

    [Fact]
    public async Task A_key_service_keeps_the_keys_out_of_the_file()
    {
        var file = new KeyRingFile(Path, _service);
        var sealedBytes = (await file.LoadOrCreateAsync(_time, Token)).Seal(Anhui, Record, Secret);
        await file.ChangeAsync(content => content.Rotate([Anhui], default), Token);

        var content = await file.ReadAsync(Token);

        var text = await File.ReadAllTextAsync(Path, Token);
        Assert.All(content.DataKeys.Select(key => key.Key).Append(content.IndexKey), key => Assert.DoesNotContain(Convert.ToBase64String(key), text, StringComparison.Ordinal));
        Assert.Equal(Secret, content.ToRing(_time).Open(Record, sealedBytes));
    }

    [Fact]
    public async Task A_ring_of_another_key_service_is_refused()
    {
        await new KeyRingFile(Path, _service).LoadOrCreateAsync(_time, Token);

        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => new KeyRingFile(Path).ReadAsync(Token));
        await Assert.ThrowsAsync<InvalidDataException>(() => new KeyRingFile(Path, new WrappingKeyService()).ReadAsync(Token));

        Assert.Contains("'test double'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_service_that_is_away_leaves_the_running_ring_as_it_is()
    {
        var file = new KeyRingFile(Path, _service);
        var ring = new LiveKeyRing(await file.LoadOrCreateAsync(_time, Token));
        _service.IsAway = true;

        await Assert.ThrowsAsync<IOException>(() => file.ReadAsync(Token));

        Assert.Equal(Secret, ring.Open(Record, ring.Seal(Anhui, Record, Secret)));
    }

    [Fact]
    public async Task A_running_ring_takes_up_new_keys_but_never_another_ring()
    {
        var file = new KeyRingFile(Path);
        var ring = new LiveKeyRing(await file.LoadOrCreateAsync(_time, Token));
        var rotated = (await file.ChangeAsync(content => content.Rotate([Anhui], default), Token)).ToRing(_time);

        ring.Renew(rotated);

        Assert.Equal(Secret, ring.Open(Record, rotated.Seal(Anhui, Record, Secret)));
        Assert.Throws<InvalidDataException>(() => ring.Renew(KeyRingContent.Create().ToRing(_time)));
    }
}

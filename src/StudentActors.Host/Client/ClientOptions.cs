using System.CommandLine;

namespace StudentActors.Host.Client;

/// <summary>How a command that uses the API is told where and as whom.</summary>
internal static class ClientOptions
{
    public static readonly Option<string> Url = new("--url")
    {
        HelpName = "URL",
        Description = "Address of a running registry. Default: the one that runs on the data folder; if none does, one is started for the command",
    };

    public static readonly Option<string> Account = new("--account")
    {
        HelpName = "NAME",
        Description = "Account to sign in with. Default: that of bootstrap.json in the data folder",
    };

    public static readonly Option<string> PasswordFile = new("--password-file")
    {
        HelpName = "FILE",
        Description = "File whose first line is the account's password",
    };

    public static void AddTo(Command command)
    {
        command.Add(Url);
        command.Add(Account);
        command.Add(PasswordFile);
    }
}

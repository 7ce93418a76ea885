using System.CommandLine;
using System.CommandLine.Invocation;
using StudentActors.Host.Terminal;

var parse = CommandTree.Create().Parse(args);
if (parse.Action is ParseErrorAction)
{
    foreach (var error in parse.Errors)
    {
        await Console.Error.WriteLineAsync(error.Message);
    }

    await Console.Error.WriteLineAsync("See: studentactors --help");
    return ExitCode.Refused;
}

// Signals are for the host's own lifetime: it drains, however long that takes.
return await parse.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });

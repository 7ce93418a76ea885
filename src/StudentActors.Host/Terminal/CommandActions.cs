using System.CommandLine;
using System.Runtime.InteropServices;
using StudentActors.Host.Client;
using StudentActors.Host.Configuration;
using StudentActors.Host.Seeding;

namespace StudentActors.Host.Terminal;

/// <summary>Runs commands so that what a person can put right is told in a line, without a stack trace.</summary>
internal static class CommandActions
{
    private const int Interrupted = 130;

    /// <param name="failed">What to return when the command cannot go on.</param>
    public static Command Does(
        this Command command, Func<ParseResult, CancellationToken, Task<int>> action, int failed = ExitCode.Failed)
    {
        command.SetAction(async (parse, cancellationToken) =>
        {
            try
            {
                return await action(parse, cancellationToken);
            }
            catch (InvalidSettingsException e)
            {
                foreach (var fault in e.Faults)
                {
                    await Console.Error.WriteLineAsync(fault);
                }

                return ExitCode.Refused;
            }
            catch (SeedException e)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return ExitCode.Refused;
            }
            catch (Exception e) when (e is CommandFailedException or RegistryApiException or HttpRequestException or InvalidDataException)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return failed;
            }
            catch (OperationCanceledException)
            {
                return Interrupted;
            }
        });
        return command;
    }

    /// <summary>Like <see cref="Does"/>; Ctrl-C and SIGTERM cancel it.</summary>
    public static Command DoesUntilInterrupted(
        this Command command, Func<ParseResult, CancellationToken, Task<int>> action, int failed = ExitCode.Failed) =>
        command.Does(
            async (parse, cancellationToken) =>
            {
                using var interrupted = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
                using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
                return await action(parse, interrupted.Token);

                void Cancel(PosixSignalContext signal)
                {
                    signal.Cancel = true;
                    interrupted.Cancel();
                }
            },
            failed);
}

using System.Globalization;
using CsCheck;

namespace StudentActors.Grains.Tests.Model;

/// <summary>
/// Random commands, clock jumps and storage faults against the real actors and against a model of them, compared after every command. A failure
/// tells its seed and the shortest run that was found; <c>STUDENTACTORS_MODEL_SEED</c> repeats it, <c>STUDENTACTORS_MODEL_ROUNDS</c> makes a
/// run longer.
/// </summary>
public sealed class GrainModelTests
{
    private const int Rounds = 10;

    private static readonly string[] Types =
        ["suspension", "resumption", "keyDataChange", "goingAbroad", "returnFromAbroad", "dropout", "dropoutReturn", "death", "graduation"];

    private static readonly Gen<Trouble> Troubles = Gen.Frequency(
        (10, Gen.Const(new Trouble(TroubleKind.None, 0, false))),
        (6, Gen.Select(
            Gen.Enum<TroubleKind>().Where(kind => kind != TroubleKind.None), Gen.Int[0, 4], Gen.Bool,
            (kind, commit, again) => new Trouble(kind, commit, again))));

    private static readonly Gen<Command> Commands = Gen.Frequency(
        (3, Gen.Select(Gen.Int[0, 3], Troubles, (school, trouble) =>
            Do($"enrol {school}{trouble}", twins => twins.EnrolAsync(school, trouble)))),
        (6, Gen.Select(Gen.Int[0, 7], Gen.Int[0, 3], Gen.Int[0, 9], Troubles, (student, school, mood, trouble) =>
            Do($"transfer {student} to {school} {mood}{trouble}", twins => twins.TransferAsync(student, school, mood == 0, trouble)))),
        (5, Gen.Select(Gen.Int[0, Types.Length - 1].Select(type => Types[type]), Gen.Int[0, 7], Gen.Int[0, 9], Gen.Int[1, 7], Troubles, (type, student, office, months, trouble) =>
            Do($"{type} {student} {office} {months}{trouble}", twins => twins.StartAsync(type, student, office, months, trouble)))),
        (14, Gen.Select(Gen.Int[0, 3], Gen.Int[0, 19], Gen.Int[0, 9], Troubles, (index, office, mood, trouble) =>
            Do($"decide {index} {office} {mood}{trouble}", twins => twins.DecideAsync(index, office, mood > 0, trouble)))),
        (2, Gen.Select(Gen.Int[0, 3], Gen.Int[0, 9], Troubles, (index, office, trouble) =>
            Do($"withdraw {index} {office}{trouble}", twins => twins.WithdrawAsync(index, office, trouble)))),
        (3, Gen.Select(Gen.Int[0, 3], Troubles, (index, trouble) =>
            Do($"attach {index}{trouble}", twins => twins.AttachAsync(index, trouble)))),
        (3, Gen.Select(Gen.Int[0, 3], Gen.Int[0, 9], Gen.Int[-1, 10], Troubles, (index, office, daysAgo, trouble) =>
            Do($"hand over {index} {office} {daysAgo}{trouble}", twins => twins.HandOverAsync(index, office, daysAgo, trouble)))),
        (3, Gen.Select(Gen.Int[0, 30], Troubles, (days, trouble) =>
            Do($"wait {days} days{trouble}", twins => twins.WaitAsync(TimeSpan.FromDays(days), trouble)))),
        (2, Gen.Select(Gen.Int[0, 90], Troubles, (seconds, trouble) =>
            Do($"wait {seconds} s{trouble}", twins => twins.WaitAsync(TimeSpan.FromSeconds(seconds), trouble)))),
        (3, Gen.Int[0, 30].Select(index => Do($"repeat {index}", twins => twins.RepeatAsync(index)))),
        (1, Gen.Const(Do("forget", twins => twins.ForgetAsync()))));

    [Fact]
    public Task Actors_say_and_store_what_the_model_does_whatever_fails() => Commands.Array[20, 60].SampleAsync(
        async commands =>
        {
            await using var twins = await RegistryTwins.StartAsync();
            await twins.EnrolAsync(0, new Trouble(TroubleKind.None, 0, false));
            await twins.EnrolAsync(0, new Trouble(TroubleKind.None, 0, false));
            foreach (var command in commands)
            {
                await command.RunAsync(twins);
            }

            await twins.CheckEndAsync();
        },
        seed: Environment.GetEnvironmentVariable("STUDENTACTORS_MODEL_SEED"),
        iter: int.TryParse(
            Environment.GetEnvironmentVariable("STUDENTACTORS_MODEL_ROUNDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var rounds)
            ? rounds
            : Rounds,
        threads: 1,
        print: commands => string.Join("; ", commands.Select(command => command.ToString())));

    private static Command Do(string name, Func<RegistryTwins, Task> act) => new(name, act);

    /// <summary>Gives a command a name in a report of a failure.</summary>
    private sealed record Command(string Name, Func<RegistryTwins, Task> Act)
    {
        public Task RunAsync(RegistryTwins twins) => Act(twins);

        public override string ToString() => Name;
    }
}

using Microsoft.AspNetCore.Connections;
using Orleans.Runtime;
using StudentActors.Contracts.Calls;
using StudentActors.Domain.Rules;

namespace StudentActors.Gateway.Problems;

/// <summary>What an exception means to the caller.</summary>
internal static class Failures
{
    public static Rule RuleFor(Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => RuleBook.TooLarge,
        BadHttpRequestException => RuleBook.MalformedRequest,
        RegistryUnavailableException or TimeoutException => RuleBook.RegistryUnavailable,

        // No silo, a silo that is leaving, or one that is too busy: another attempt may find a better one.
        SiloUnavailableException or OrleansMessageRejectionException or GatewayTooBusyException or OrleansLifecycleCanceledException
            or Orleans.Runtime.Messaging.ConnectionFailedException or ClientNotAvailableException or ConnectionAbortedException =>
                RuleBook.RegistryUnavailable,
        AggregateException { InnerException: { } inner } => RuleFor(inner),
        _ => RuleBook.Unexpected,
    };
}

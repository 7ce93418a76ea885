using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using StudentActors.Contracts.Accounts;
using StudentActors.Contracts.Calendar;
using StudentActors.Contracts.Cases;
using StudentActors.Contracts.Regions;
using StudentActors.Contracts.Schools;
using StudentActors.Contracts.Students;
using StudentActors.Gateway.Accounts;
using StudentActors.Gateway.Calendar;
using StudentActors.Gateway.Cases;
using StudentActors.Gateway.Changes;
using StudentActors.Gateway.Health;
using StudentActors.Gateway.Operations;
using StudentActors.Gateway.Problems;
using StudentActors.Gateway.Regions;
using StudentActors.Gateway.Schools;
using StudentActors.Gateway.Sessions;
using StudentActors.Gateway.Students;

namespace StudentActors.Gateway.Answers;

/// <summary>The JSON of the HTTP contract, generated at build time.</summary>
[JsonSerializable(typeof(SignInRequest))]
[JsonSerializable(typeof(SessionAnswer))]
[JsonSerializable(typeof(OAuthToken))]
[JsonSerializable(typeof(OAuthError))]
[JsonSerializable(typeof(CreateAccountRequest))]
[JsonSerializable(typeof(ChangePasswordRequest))]
[JsonSerializable(typeof(AccountView))]
[JsonSerializable(typeof(NewAccountAnswer))]
[JsonSerializable(typeof(RegionView))]
[JsonSerializable(typeof(RegionList))]
[JsonSerializable(typeof(StatisticsView))]
[JsonSerializable(typeof(PolicyView))]
[JsonSerializable(typeof(SetPolicyRequest))]
[JsonSerializable(typeof(OpenSchoolRequest))]
[JsonSerializable(typeof(OpenClassRequest))]
[JsonSerializable(typeof(SchoolView))]
[JsonSerializable(typeof(ClassView))]
[JsonSerializable(typeof(ClassList))]
[JsonSerializable(typeof(RosterAnswer))]
[JsonSerializable(typeof(MergerRequest))]
[JsonSerializable(typeof(ClosureRequest))]
[JsonSerializable(typeof(ClosingView))]
[JsonSerializable(typeof(DropoutReportRequest))]
[JsonSerializable(typeof(DropoutReportView))]
[JsonSerializable(typeof(MissingReportsPageAnswer))]
[JsonSerializable(typeof(DropoutReviewRequest))]
[JsonSerializable(typeof(DropoutReviewView))]
[JsonSerializable(typeof(OverdueReviewsPageAnswer))]
[JsonSerializable(typeof(AnnounceEntrantsRequest))]
[JsonSerializable(typeof(EntrantsView))]
[JsonSerializable(typeof(DutyList))]
[JsonSerializable(typeof(MissingRecordsPageAnswer))]
[JsonSerializable(typeof(TermCheckRequest))]
[JsonSerializable(typeof(TermCheckView))]
[JsonSerializable(typeof(UnverifiedPageAnswer))]
[JsonSerializable(typeof(GraduateClassRequest))]
[JsonSerializable(typeof(ClassGraduationAnswer))]
[JsonSerializable(typeof(EnrolRequest))]
[JsonSerializable(typeof(SupplementaryRequest))]
[JsonSerializable(typeof(EnrolmentAnswer))]
[JsonSerializable(typeof(UpdateStudentRequest))]
[JsonSerializable(typeof(LookUpRequest))]
[JsonSerializable(typeof(StudentView))]
[JsonSerializable(typeof(HistoryAnswer))]
[JsonSerializable(typeof(StartTransferRequest))]
[JsonSerializable(typeof(StartCaseRequest))]
[JsonSerializable(typeof(ComplaintRequest))]
[JsonSerializable(typeof(DecisionRequest))]
[JsonSerializable(typeof(WithdrawalRequest))]
[JsonSerializable(typeof(FileHandOverRequest))]
[JsonSerializable(typeof(CaseView))]
[JsonSerializable(typeof(EvidenceView))]
[JsonSerializable(typeof(EvidenceList))]
[JsonSerializable(typeof(TasksAnswer))]
[JsonSerializable(typeof(OverdueView))]
[JsonSerializable(typeof(PersuasionRequest))]
[JsonSerializable(typeof(WorkingYearRequest))]
[JsonSerializable(typeof(CalendarView))]
[JsonSerializable(typeof(OperationAnswer))]
[JsonSerializable(typeof(ChangesAnswer))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(VersionAnswer))]
[JsonSerializable(typeof(ProblemAnswer))]
internal sealed partial class GatewayJson : JsonSerializerContext
{
    private const int Deepest = 16;

    public static JsonTypeInfo<T> Of<T>() => Known<T>.Type;

    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = Deepest;

        // The answers are never part of a page, and Chinese need not be escaped to six characters each.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter<Domain.Regions.AuthorityLevel>(JsonNamingPolicy.CamelCase));
        options.TypeInfoResolverChain.Insert(0, Default.WithAddedModifier(WriteRequiredNulls));
    }

    // What a view requires is always there, null included, as the OpenAPI document says; what is optional is left out when null.
    private static void WriteRequiredNulls(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.IsRequired || property.AssociatedParameter is { HasDefaultValue: false, IsMemberInitializer: false })
            {
                property.ShouldSerialize = static (_, _) => true;
            }
        }
    }

    // Of its own class, because the order of this one's static fields lies with the generator.
    private static class Contract
    {
        public static readonly JsonSerializerOptions Options = Make();

        private static JsonSerializerOptions Make()
        {
            var options = new JsonSerializerOptions();
            Configure(options);
            options.MakeReadOnly();
            return options;
        }
    }

    private static class Known<T>
    {
        public static readonly JsonTypeInfo<T> Type = (JsonTypeInfo<T>)Contract.Options.GetTypeInfo(typeof(T));
    }
}

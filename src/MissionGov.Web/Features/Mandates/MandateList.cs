using Microsoft.AspNetCore.Http.Extensions;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Web.Serving.Tables;

namespace MissionGov.Web.Features.Mandates;

/// <summary>The requests that an address asks for.</summary>
/// <param name="Mission">Only of this mission; null for all.</param>
/// <param name="Kind">Only of this kind; null for all.</param>
/// <param name="Answer">Only with this answer; null for all.</param>
public sealed record MandateList(DateOnly Today, IReadOnlyList<MandateRow> Rows, IReadOnlyList<(string Slug, string Name)> Missions, string? Mission, MandateKind? Kind, MandateAnswer? Answer)
{
    /// <summary>The finding that titles the page.</summary>
    public string Finding => Rows.Count(row => row.IsWaiting) switch
    {
        0 when Rows.Count == 0 => "No requests here",
        0 => "No request waits for an answer",
        1 => "One request waits for an answer",
        var waiting => $"{BoardHeadline.Number(waiting)} requests wait for an answer",
    };

    /// <summary>As it stands in an address.</summary>
    public string Query
    {
        get
        {
            var query = new QueryBuilder();
            if (Mission is not null) query.Add("mission", Mission);
            if (Kind is { } kind) query.Add("kind", InAddress(kind));
            if (Answer is { } answer) query.Add("answer", InAddress(answer));
            return query.ToString();
        }
    }

    /// <summary>"waiting".</summary>
    public static string InAddress(Enum choice) => choice.ToString().ToLowerInvariant();

    /// <summary>A mission that is not there has no requests; a kind or an answer that does not exist counts as not asked.</summary>
    internal static MandateList Of(MandatesView view, IQueryCollection asked)
    {
        var mission = asked["mission"].ToString() is { Length: > 0 } slug ? slug : null;
        var (kind, answer) = (Choice<MandateKind>(asked["kind"]), Choice<MandateAnswer>(asked["answer"]));
        return new(view.Today, [.. view.Rows.Where(row => (mission is null || row.Mission == mission) && (kind is null || row.Mandate.Kind == kind) && (answer is null || row.Mandate.Answer == answer))], view.Missions, mission, kind, answer);
    }

    private static T? Choice<T>(string? said)
        where T : struct, Enum => Enum.GetValues<T>().Where(value => InAddress(value) == said).Select(value => (T?)value).FirstOrDefault();
}

/// <summary>A request as programs read it. The names are a contract; add, never rename.</summary>
/// <param name="From">Who can give it, by role title.</param>
/// <param name="Owner">Who carries the plan out.</param>
internal sealed record MandateJson(string Mission, string Plan, MandateKind Kind, string What, string From, string Owner, DateOnly AskedOn, int DaysWaited, MandateAnswer Answer, DateOnly? AnsweredOn, string? Because, bool PlanEnded, bool Illustrative, string Address)
{
    public static IEnumerable<MandateJson> Of(MandateList list) => list.Rows.Select(row => new MandateJson(
        row.Mission, row.Plan, row.Mandate.Kind, row.Mandate.What, row.Mandate.From, row.DoneBy, row.Mandate.AskedOn, row.Mandate.DaysWaited(list.Today), row.Mandate.Answer, row.Mandate.AnsweredOn,
        row.Mandate.Because.Length == 0 ? null : row.Mandate.Because, row.PlanEnded, row.Illustrative, $"/missions/{row.Mission}/plans/{row.Plan}"));
}

/// <summary>The same as a table. The headings are a contract; add, never rename.</summary>
internal static class MandatesTable
{
    private static readonly Columns<MandateJson> All = new Columns<MandateJson>()
        .Text("mission", "The mission it belongs to, as in addresses", row => row.Mission)
        .Text("plan", "The plan that needs it, as in addresses", row => row.Plan)
        .Text("kind", "A power, money or leave from a rule", row => row.Kind.InWords())
        .Text("what", "What is asked for", row => row.What)
        .Text("from", "Who can give it, by role", row => row.From)
        .Text("owner", "Who carries the plan out", row => row.Owner)
        .Day("asked_on", "The day it was asked for", row => row.AskedOn)
        .Whole("days_waited", "Days until the answer, or until today", row => row.DaysWaited)
        .Text("answer", "What was answered", row => row.Answer.InWords())
        .Day("answered_on", "The day of the answer", row => row.AnsweredOn)
        .Text("because", "What was said with the answer", row => row.Because)
        .YesNo("plan_ended", "Whether the plan has ended", row => row.PlanEnded)
        .YesNo("illustrative", "Made up for the demo, not a fact", row => row.Illustrative)
        .Text("address", "The page of the plan", row => row.Address);

    public static DataTable Of(MandateList list) => All.Table("requests", "Requests of the plans", $"/mandates{list.Query}", MandateJson.Of(list)) with { Notes = ["Requests of plans marked illustrative are made up for the demo."] };
}

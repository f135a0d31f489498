using System.Text.RegularExpressions;

namespace MissionGov.Domain.Missions;

/// <summary>What kind of measure the words describe, by the question of outcomes-based accountability: how much went in, how much was done, what came out, or is anybody better off?</summary>
/// <param name="Suggested">Null where the words do not tell.</param>
/// <param name="Because">The word that tells.</param>
public sealed partial record OutcomeCheck(MeasureClass? Suggested, string? Because)
{
    /// <param name="measure">The name of a measure, such as "Police officers in neighbourhood roles". The word that comes first decides: "funding to tackle rough sleeping" is funding.</param>
    public static OutcomeCheck Of(string measure)
    {
        var first = Kinds.Select(kind => (kind.Class, Match: kind.Words().Match(measure))).Where(found => found.Match.Success).OrderBy(found => found.Match.Index).ThenByDescending(found => found.Match.Length).FirstOrDefault();
        return first.Match is { } match ? new(first.Class, match.Value.ToLowerInvariant()) : new(null, null);
    }

    /// <summary>"It seems to count what goes in (officers)."</summary>
    public string InWords => Suggested is { } kind
        ? $"The word \"{Because}\" suggests that it {Counts(kind)}."
        : "The words do not tell what kind of measure it is. Ask: is anybody better off when it moves?";

    /// <summary>What a measure of a kind misses; null for an outcome.</summary>
    public static string? Lacks(MeasureClass kind) => kind switch
    {
        MeasureClass.Input => "This counts what goes in. It does not tell if anybody is better off. Pair it with an outcome.",
        MeasureClass.Activity => "This counts how much is done. It does not tell if anybody is better off. Pair it with an outcome.",
        MeasureClass.Output => "This counts what comes out. It does not tell if anybody is better off. Pair it with an outcome.",
        _ => null,
    };

    private static string Counts(MeasureClass kind) => kind switch
    {
        MeasureClass.Input => "counts what goes in",
        MeasureClass.Activity => "counts how much is done",
        MeasureClass.Output => "counts what comes out",
        _ => "tells if people are better off",
    };

    private static readonly (MeasureClass Class, Func<Regex> Words)[] Kinds =
    [
        (MeasureClass.Input, Inputs), (MeasureClass.Activity, Activities), (MeasureClass.Output, Outputs), (MeasureClass.Outcome, Outcomes),
    ];

    [GeneratedRegex(@"\b(spend|spent|spending|funding|funds?|budgets?|grants?|invest(ed|ment)?|money|pounds|staff|workforce|officers?|nurses|doctors|teachers|social workers|inspectors|full-time equivalents?|FTE|posts|vacancies|recruits?|recruited|hired|beds)\b|£", RegexOptions.IgnoreCase)]
    private static partial Regex Inputs();

    [GeneratedRegex(@"\b(meetings|visits|inspections|campaigns?|consultations?|workshops|courses|appointments|operations|tests|checks|patrols|contacts|calls|applications|decisions|referrals|assessments|sessions|trained|training)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Activities();

    [GeneratedRegex(@"\b(homes|houses|dwellings|built|buildings|completions|completed|places|centres|clinics|hubs|kilometres|miles of|licen[cs]es|installations?|installed|connections|delivered|issued|published|opened|created|planted)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Outputs();

    [GeneratedRegex(@"\b(people|persons|children|pupils|patients|adults|households|families|victims|workers|young people|waiting|waits?|deaths?|mortality|survival|life expectancy|healthy|conceptions|exclusions|sleeping rough|rough sleeping|homeless(ness)?|poverty|incomes?|wages|earnings|employment|unemployment|crimes?|offences|reoffending|feeling safe|confidence|satisfaction|development|attainment|literacy|numeracy|attendance|emissions|air quality|clean|renewable|prices|bills|growth)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Outcomes();
}

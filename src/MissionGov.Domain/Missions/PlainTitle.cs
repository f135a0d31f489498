using System.Text.RegularExpressions;

namespace MissionGov.Domain.Missions;

/// <summary>Whether a title is in words that citizens use. Departments come and go, so no title names one.</summary>
public static partial class PlainTitle
{
    public const int Longest = 150;

    private const int MostWords = 12;

    // Everybody in the country knows these; other capitals are spelt out.
    private static readonly HashSet<string> Known = ["NHS", "UK", "GB", "EU", "A&E", "GP", "GPs", "BBC", "MP", "MPs", "VAT"];

    private static readonly (string Jargon, string Plain)[] Words =
    [
        ("KPI", "target"), ("trajectory", "where it needs to be"), ("slippage", "late"), ("intervention", "plan"), ("interventions", "plans"), ("participants", "people"), ("service users", "people"),
        ("stakeholders", "people"), ("stakeholder", "people"), ("approximately", "about"), ("utilise", "use"), ("utilisation", "use"), ("facilitate", "help"), ("leverage", "use"), ("deliverables", "what is done"),
        ("workstream", "work"), ("programme", "plan"), ("pathway", "steps"), ("pathways", "steps"), ("implement", "start"), ("implementation", "start"), ("commence", "start"), ("prior to", "before"), ("in order to", "to"),
        ("going forward", "from now on"), ("holistic", "whole"), ("synergy", "working together"), ("ecosystem", "people and firms"), ("agenda", "plan"), ("strategic", ""), ("outcomes", "what changes for people"),
        ("cohort", "group"), ("provision", "services"), ("baseline", "where it started"), ("percentage points", "points"), ("incomplete pathways", "people waiting"), ("dwellings", "homes"), ("remediation", "mending"),
    ];

    public static IReadOnlyList<WordAdvice> Check(string title)
    {
        var found = new List<WordAdvice>();
        if (Word().Count(title) is > MostWords and var words) found.Add(new(title, $"Say it in {MostWords} words or fewer. It has {words}."));
        foreach (var (jargon, plain) in Words)
            if (Regex.IsMatch(title, $@"\b{jargon}\b", RegexOptions.IgnoreCase)) found.Add(new(jargon, plain.Length == 0 ? $"Leave out \"{jargon}\"." : $"Write \"{plain}\" for \"{jargon}\"."));
        foreach (Match department in Department().Matches(title)) found.Add(new(department.Value, $"Leave out \"{department.Value}\": it says who works on it, not what it is for."));
        foreach (Match capitals in Capitals().Matches(title))
            if (!Known.Contains(capitals.Value) && !found.Exists(advice => advice.Word.Contains(capitals.Value, StringComparison.OrdinalIgnoreCase))) found.Add(new(capitals.Value, $"Spell out \"{capitals.Value}\"."));
        return found;
    }

    [GeneratedRegex(@"[\p{L}\d][\p{L}\d'’.,%&-]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(Department (for|of)( [A-Z][a-z]+)+|Ministry of( [A-Z][a-z]+)+|HM Treasury|(the )?Treasury|Home Office|Cabinet Office|DHSC|MHCLG|DfE|DESNZ|DWP|MoJ|DEFRA|Defra|HMRC|HMT|DfT|DBT|DSIT|FCDO)\b")]
    private static partial Regex Department();

    [GeneratedRegex(@"\b[A-Z](?:[A-Z&]|\d)+s?\b")]
    private static partial Regex Capitals();
}

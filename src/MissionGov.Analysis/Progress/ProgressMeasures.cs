namespace MissionGov.Analysis.Progress;

/// <summary>What would the published progress rules say about these yearly figures?</summary>
public static class ProgressMeasures
{
    // A base and a later value.
    private const int MinimumValues = 2;

    /// <summary>Applies one named rule.</summary>
    /// <param name="question">The rule, the figures and the target, if there is one.</param>
    /// <returns>
    /// The rule's word with what went into it. Refused: fewer than two observed years from the base year on; and, each with
    /// its reason, figures for which the rule has no meaning, such as growth across zero.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A number is not finite, a year comes twice, years and values differ in number, or a pace ratio has a target and no year.
    /// </exception>
    /// <remarks>
    /// Sources: Open SDG, sdg-build ProgressMeasure; Eurostat, Sustainable development in the European Union, annex on the
    /// assessment of trends; United Nations Statistics Division, SDG Progress Chart technical note; thresholds of the pace ratio
    /// from Statistics Canada, Sustainable Development Goals data hub. These stand beside the product's own status, which
    /// comes from the chance of meeting the target and never from two end points.
    /// </remarks>
    public static Answer<MeasuredProgress> Assess(ProgressQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var points = PointsOf(question);
        return Judge(question, points) switch
        {
            Answer<Verdict>.Found(var verdict) => new Answer<MeasuredProgress>.Found(new()
            {
                Measure = question.Measure,
                Progress = verdict.Progress,
                Status = verdict.Status,
                Score = verdict.Score,
                Points = points,
                CagrActual = verdict.CagrActual,
                CagrRequired = verdict.CagrRequired,
                Notes = verdict.Notes,
                KnownFaults = Progress.KnownFaults.Of(question.Measure),
                Stability = Stability(question, points.BaseYear!.Value, verdict.Status),
            }),
            Answer<Verdict>.Refused refused => new Answer<MeasuredProgress>.Refused(refused.Reason, refused.Have, refused.Need) { Detail = refused.Detail },
            _ => throw new InvalidOperationException("An answer is found or refused."),
        };
    }

    /// <summary>The two figures the rule compares, known even where it then refuses to say anything about them.</summary>
    /// <param name="question">The rule and the figures.</param>
    /// <returns>The base year asked for, or the next one observed; and the latest one observed.</returns>
    /// <exception cref="ArgumentException">As <see cref="Assess"/>.</exception>
    public static ProgressPoints PointsOf(ProgressQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        Check(question);
        var observed = Observed(question);
        var wanted = question.BaseYear ?? DefaultBaseYear(question.Measure);
        if (observed.Count == 0) return new(wanted, null, null, null);
        var (current, currentValue) = observed.Last();
        var from = observed.Where(pair => wanted is null || pair.Key >= wanted).ToArray();
        return from.Length == 0 ? new(wanted, null, current, currentValue) : new(from[0].Key, from[0].Value, current, currentValue);
    }

    /// <summary>What is wrong with a rule whatever the figures, in whole sentences.</summary>
    /// <param name="measure">The rule.</param>
    public static IReadOnlyList<string> KnownFaults(ProgressMeasure measure) => Progress.KnownFaults.Of(measure);

    private static Answer<Verdict> Judge(ProgressQuestion question, ProgressPoints points)
    {
        var have = question.Values.Count(value => value is not null);
        if (points is not { BaseYear: { } baseYear, BaseValue: { } baseValue, CurrentYear: { } currentYear, CurrentValue: { } currentValue })
            return Refuse(Refusal.TooFewPoints, have == 0 ? "No value is observed." : $"No value is observed in {points.BaseYear} or later.");

        var comparison = new Comparison(baseYear, baseValue, currentYear, currentValue, question.Direction, question.Target, question.TargetYear);
        var verdict = question.Measure switch
        {
            ProgressMeasure.OpenSdg => OpenSdg.Judge(comparison, question.Limit),
            ProgressMeasure.Eurostat => Eurostat.Judge(comparison),
            ProgressMeasure.UnProgressChart => UnProgressChart.Judge(comparison),
            ProgressMeasure.PaceRatio => PaceRatio.Judge(comparison),
            _ => throw new ArgumentOutOfRangeException(nameof(question), question.Measure, "Unknown measure."),
        };
        return verdict.Why is { } why ? Refuse(baseYear == currentYear ? Refusal.TooFewPoints : Refusal.OutOfDomain, why) : new Answer<Verdict>.Found(verdict);

        Answer<Verdict> Refuse(Refusal reason, string why) => new Answer<Verdict>.Refused(reason, have, MinimumValues) { Detail = why };
    }

    private static BaseYearStability Stability(ProgressQuestion question, int baseYear, string status)
    {
        var years = Observed(question).Keys.ToArray();
        var at = Array.IndexOf(years, baseYear);
        var earlier = at > 0 ? From(years[at - 1]) : null;
        var later = at < years.Length - 1 ? From(years[at + 1]) : null;
        bool? holds = earlier is null && later is null ? null : (earlier ?? later)!.Status == status && (later ?? earlier)!.Status == status;
        return new(earlier, later, holds);

        BaseYearStatus? From(int year)
        {
            var moved = question with { BaseYear = year };
            return Judge(moved, PointsOf(moved)) is Answer<Verdict>.Found(var verdict) ? new(year, verdict.Status) : null;
        }
    }

    private static SortedDictionary<int, double> Observed(ProgressQuestion question) =>
        new(question.Years.Zip(question.Values).Where(pair => pair.Second is not null).ToDictionary(pair => pair.First, pair => pair.Second!.Value));

    // The 2030 Agenda was agreed in 2015.
    private static int? DefaultBaseYear(ProgressMeasure measure) => measure is ProgressMeasure.OpenSdg or ProgressMeasure.UnProgressChart ? 2015 : null;

    private static void Check(ProgressQuestion question)
    {
        if (question.Years.Count != question.Values.Count) throw new ArgumentException("There must be as many years as values.", nameof(question));
        if (question.Years.Distinct().Count() < question.Years.Count) throw new ArgumentException("A year comes twice.", nameof(question));
        if (question.Values.Append(question.Target).Append(question.Limit).Any(value => value is { } number && !double.IsFinite(number))) throw new ArgumentException("Every number must be finite.", nameof(question));
        if (question is { Measure: ProgressMeasure.PaceRatio, Target: not null, TargetYear: null }) throw new ArgumentException("A pace ratio needs the year of the target.", nameof(question));
    }
}

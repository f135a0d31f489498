namespace MissionGov.Domain.Missions;

// How a measure comes to be and is changed.
public sealed partial class Indicator
{
    public const string Thing = "indicator";

    /// <summary>Other pages stand at these addresses, so a measure of that name has the next one.</summary>
    public static readonly IReadOnlySet<string> Reserved = new HashSet<string>(StringComparer.Ordinal) { "check", "feeds", "import", "imports", "late", "new", "places", "releases" };

    /// <summary>A measure without figures. The caller keeps it where the result is an event.</summary>
    /// <param name="others">Name and slug of every other measure.</param>
    public static (Indicator Made, Result Result) Begin(Guid id, IndicatorDetails details, IReadOnlyList<(string Name, string Slug)> others)
    {
        var indicator = new Indicator
        {
            Id = id,
            Slug = Domain.Slug.Of(details.Name, others.Select(other => other.Slug).Concat(Reserved).ToHashSet()),
            Name = details.Name,
            Unit = details.Unit,
            Frequency = details.Frequency,
            LagDays = details.LagDays,
            Source = details.Source,
        };
        if (details.Problems(others.Select(other => other.Name)).FirstOrDefault() is { } problem) return (indicator, problem.Of(Thing));
        indicator.Take(details);
        return (indicator, new IndicatorBegun(id, details.Name, details.ChangesFrom(null).Found));
    }

    /// <param name="others">Names of the other measures.</param>
    /// <param name="decides">Whether a published target is judged by it: then a change needs its reason.</param>
    public Result Edit(IndicatorDetails details, IEnumerable<string> others, bool decides, Change change)
    {
        if (details.Problems(others).FirstOrDefault() is { } problem) return problem.Of(Thing);
        var changes = details.ChangesFrom(IndicatorDetails.Of(this));
        if (changes.None) return new Problem("indicator.same", "Nothing is changed. Change a field, then save.");
        if (decides && Wording.IsEmpty(change.Reason)) return new FieldProblem("reason", "A published target is judged by this measure. Say in one line why you change it").Of(Thing);
        var before = IndicatorDetails.Of(this);
        Take(details);
        return new IndicatorEdited(Id, Name, changes.Found) { Before = before, After = details };
    }

    internal Result GoBackTo(IndicatorDetails? before, IndicatorDetails? after, Restoration restoration)
    {
        if (restoration.Problem(before) is { } problem) return problem;
        var now = IndicatorDetails.Of(this);
        var again = ThreeWayMerge.Of(before!, after!, now);
        var changes = again.ChangesFrom(now);
        if (changes.None) return Restoration.AsItIs;
        if (again.Problems(restoration.Others).FirstOrDefault() is { } refused) return refused.Of(Thing);
        Take(again);
        return restoration.Done(null, Id, Name, changes.Found);
    }

    private void Take(IndicatorDetails details)
    {
        (Name, Population, Unit, Improvement) = (details.Name, details.Population, details.Unit, details.Improvement);
        (Frequency, MonthsBetweenFigures, Accumulation, Class, Statistics) = (details.Frequency, details.MonthsBetweenFigures, details.Accumulation, details.Class, details.Statistics);
        (LowerBound, UpperBound, LagDays, Source, SourceUrl) = (details.LowerBound, details.UpperBound, details.LagDays, details.Source, details.SourceUrl);
        Breaks = [.. details.Breaks.OrderBy(broken => broken.From)];
    }
}

public sealed record IndicatorBegun(Guid Indicator, string Name, IReadOnlyList<FieldChange> Fields) : DomainEvent
{
    public override Guid? MissionId => null;

    public override Guid? SubjectId => Indicator;

    public override string Summary => $"{Name}: a measure was made.";

    public override IReadOnlyList<FieldChange> Changes => Fields;
}

public sealed record IndicatorEdited(Guid Indicator, string Name, IReadOnlyList<FieldChange> Fields) : DomainEvent, IRestorable<Indicator>
{
    public override Guid? MissionId => null;

    public override Guid? SubjectId => Indicator;

    public override string Summary => $"{Name}: changed {string.Join(", ", Fields.Select(change => change.Field))}.";

    public override IReadOnlyList<FieldChange> Changes => Fields;

    /// <summary>Null in events from before it was kept.</summary>
    public IndicatorDetails? Before { get; init; }

    public IndicatorDetails? After { get; init; }

    public string? ChangedSince(Indicator subject) => Restoration.ChangedSince(Before, After, IndicatorDetails.Of(subject));

    public Result Restore(Indicator subject, Restoration restoration) => subject.GoBackTo(Before, After, restoration);

    public IRestorable<Indicator> Reverse() => this with { Before = After, After = Before };
}

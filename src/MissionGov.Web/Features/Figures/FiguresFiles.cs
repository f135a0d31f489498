using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Figures;

/// <summary>Every vintage of one series for a spreadsheet: the rows marked latest are those of the page. The names are a contract; add, never rename.</summary>
internal static class FiguresCsv
{
    public static readonly IReadOnlyList<string> Headings = ["indicator", "place", "place_name", "breakdown", "period", "starts", "ends", "value", "quality", "known_on", "vintage", "latest", "first_value", "change"];

    public static IEnumerable<IReadOnlyList<object?>> Rows(FiguresView view) =>
        from period in view.History.Periods
        from numbered in period.Seen.Index()
        let seen = numbered.Item
        let latest = numbered.Index == period.Seen.Count - 1
        select new object?[]
        {
            view.Indicator.Slug, view.Chosen!.Code, view.Chosen.Place, view.Chosen.Breakdown, period.Period.Compact, period.Period.Start, period.Period.End,
            seen.Value, FiguresWords.Mark(seen), seen.KnownOn, numbered.Index + 1, latest ? "yes" : "no", latest ? period.First.Value : null, latest && period.IsRevised ? period.Change : null,
        };
}

/// <summary>The same for a program.</summary>
internal sealed record FiguresJson(
    string Indicator, string Name, string Population, string Unit, string Source, string Place, string PlaceName, string Breakdown, DateOnly? KnownOn, DateOnly? NextDue,
    RevisionsJson Revisions, IReadOnlyList<BreakJson> Breaks, IReadOnlyList<FigureJson> Figures)
{
    public static FiguresJson Of(FiguresView view) => new(
        view.Indicator.Slug, view.Indicator.Name, view.Indicator.Population, view.Indicator.Unit.Symbol, view.Indicator.Source, view.Chosen!.Code, view.Chosen.Place, view.Chosen.Breakdown,
        view.Address.KnownOn, view.Latest is { } latest ? view.Indicator.NextDue(latest.Period) : null, RevisionsJson.Of(view.History),
        [.. view.Indicator.Breaks.Select(broken => new BreakJson(broken.From, broken.Reason))], [.. view.History.Periods.Select(FigureJson.Of)]);
}

/// <param name="Mean">Of the revised figures, from the first value to the one held now.</param>
internal sealed record RevisionsJson(int Revised, int Withdrawn, double? Mean, double? MeanSize)
{
    public static RevisionsJson Of(RevisionHistory history) => new(history.Periods.Count(period => period.IsRevised), history.Periods.Count(period => period.IsWithdrawn), history.MeanRevision, history.MeanSize);
}

internal sealed record BreakJson(DateOnly From, string Reason);

internal sealed record FigureJson(string Period, DateOnly Starts, DateOnly Ends, double? Value, string Quality, double? FirstValue, double? Change, IReadOnlyList<VintageJson> Vintages)
{
    public static FigureJson Of(PeriodVintages period) => new(
        period.Period.Compact, period.Period.Start, period.Period.End, period.Now.Value, FiguresWords.Mark(period.Now), period.First.Value, period.IsRevised ? period.Change : null,
        [.. period.Seen.Select(seen => new VintageJson(seen.KnownOn, seen.Value, FiguresWords.Mark(seen)))]);
}

internal sealed record VintageJson(DateOnly KnownOn, double? Value, string Quality);

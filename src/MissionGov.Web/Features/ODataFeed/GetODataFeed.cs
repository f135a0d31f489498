using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.ODataFeed;

/// <summary>Which rows of a table of the feed are asked for?</summary>
internal sealed record GetODataFeed(FeedQuestion Question) : IQuery<FeedRows>;

/// <param name="Count">How many there are in all, where that was asked.</param>
/// <param name="More">There are rows after these.</param>
internal sealed record FeedRows(IReadOnlyList<object> Rows, int? Count, bool More);

internal sealed class GetODataFeedHandler(MissionGovDb db, FeedReader reader) : QueryHandler<GetODataFeed, FeedRows>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<FeedRows> ReadAsync(GetODataFeed query, Person person, CancellationToken ct)
    {
        await using var bounded = await db.BeginBoundedAsync(ct);
        return query.Question.Set!.Name switch
        {
            "Missions" => await AnswerAsync(await reader.MissionsAsync(ct), query.Question, ct),
            "Targets" => await AnswerAsync(await reader.TargetsAsync(ct), query.Question, ct),
            "Indicators" => await AnswerAsync(await reader.IndicatorsAsync(ct), query.Question, ct),
            "Milestones" => await AnswerAsync(await reader.MilestonesAsync(ct), query.Question, ct),
            "Plans" => await AnswerAsync(await reader.PlansAsync(ct), query.Question, ct),
            _ => await AnswerAsync(Observations(), query.Question, ct),
        };
    }

    private static async Task<FeedRows> AnswerAsync<T>(IQueryable<T> rows, FeedQuestion question, CancellationToken ct)
        where T : class
    {
        var inDatabase = rows.Provider is IAsyncQueryProvider;
        if (question.Key.Count > 0) rows = rows.Where(FeedFilter.Row<T>(question.Key));
        if (question.Filter is { } filter) rows = rows.Where(FeedFilter.Of<T>(filter));
        int? count = question.Counts || question.Part == FeedPart.Count ? inDatabase ? await rows.CountAsync(ct) : rows.Count() : null;
        if (question.Part == FeedPart.Count) return new([], count, false);

        if (question.After is { } after) rows = rows.Where(FeedFilter.After<T>(after));
        rows = Ordered(rows, question);
        var most = Math.Min(question.Top ?? FeedQuestion.PageRows, FeedQuestion.PageRows);
        rows = rows.Skip(question.Skip).Take(most + 1);
        var found = inDatabase ? await rows.ToListAsync(ct) : [.. rows];
        return new([.. found.Take(most)], count, found.Count > most && most == FeedQuestion.PageRows && question.Top is null or > FeedQuestion.PageRows);
    }

    // By what was asked, then by the key: a page follows on another only where the order is whole.
    private static IQueryable<T> Ordered<T>(IQueryable<T> rows, FeedQuestion question)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var asked = question.Order.Select(one => (Key: FeedFilter.Key(typeof(T), one.Value), one.Descending));
        var keys = question.Set!.Keys.Select(key => (Key: Expression.Lambda(Expression.Property(row, key), row), Descending: false));
        var ordered = rows;
        foreach (var (index, (key, descending)) in asked.Concat(keys).Index())
        {
            var method = (index == 0, descending) switch
            {
                (true, false) => nameof(Queryable.OrderBy),
                (true, true) => nameof(Queryable.OrderByDescending),
                (false, false) => nameof(Queryable.ThenBy),
                _ => nameof(Queryable.ThenByDescending),
            };
            ordered = ordered.Provider.CreateQuery<T>(Expression.Call(typeof(Queryable), method, [typeof(T), key.ReturnType], ordered.Expression, Expression.Quote(key)));
        }

        return ordered;
    }

    private IQueryable<FeedObservation> Observations() =>
        from figure in new FigureReader(db).Read()
        select new FeedObservation
        {
            Series = figure.Series,
            PeriodEnd = figure.PeriodEnd,
            PeriodStart = figure.PeriodStart,
            Indicator = figure.Indicator,
            Place = figure.Place,
            PlaceName = figure.PlaceName,
            Breakdown = figure.Breakdown,
            Value = figure.Value,

            // The shorthand in its own order, in words that the database can filter by.
            Quality = (figure.Quality.HasFlag(Quality.Provisional) ? "[p]" : "") + (figure.Quality.HasFlag(Quality.Revised) ? "[r]" : "") + (figure.Quality.HasFlag(Quality.Estimated) ? "[e]" : "")
                + (figure.Quality.HasFlag(Quality.Forecast) ? "[f]" : "") + (figure.Quality.HasFlag(Quality.Break) ? "[b]" : "") + (figure.Quality.HasFlag(Quality.Confidential) ? "[c]" : "")
                + (figure.Quality.HasFlag(Quality.NotAvailable) ? "[x]" : "") + (figure.Quality.HasFlag(Quality.NotApplicable) ? "[z]" : "") + (figure.Quality.HasFlag(Quality.Unreliable) ? "[u]" : ""),
            KnownOn = figure.KnownOn,
        };
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Board;

/// <summary>What stands beside the figures: shortfalls, open decisions, stocktakes. All of it from the data, with a plain fallback.</summary>
internal sealed class BoardNotes
{
    private readonly List<Note> _notes;

    private BoardNotes(List<Note> notes) => _notes = notes;

    public static async Task<BoardNotes> ReadAsync(MissionGovDb db, CancellationToken ct) => new(await db.Interventions
        .Where(intervention => intervention.Shortfall != null)
        .Select(intervention => new Note(Kind.Shortfall, intervention.MissionId, intervention.Shortfall!, intervention.ShortfallShare, DateOnly.MinValue))
        .Concat(db.Decisions.Where(decision => decision.DecidedOn == null)
            .Select(decision => new Note(Kind.Decision, decision.MissionId, decision.Question, 0, decision.DueOn)))
        .Concat(db.Stocktakes.Select(stocktake => new Note(Kind.Stocktake, Guid.Empty, "", 0, stocktake.HeldOn)))
        .ToListAsync(ct));

    /// <summary>The largest shortfall: "outpatient reform is delivering half of what was planned."</summary>
    public string Why(Mission mission)
    {
        var largest = Of(Kind.Shortfall, mission).MaxBy(note => note.Share);
        return largest is null ? $"not yet explained. Asked of {mission.Unit.Lead}." : $"{largest.Text.TrimEnd('.')}.";
    }

    /// <summary>The oldest open decision: "Decide by 12 December: …".</summary>
    public string Decide(Mission mission)
    {
        var oldest = Of(Kind.Decision, mission).MinBy(note => note.On);
        return oldest is null ? "No decision needed from you." : $"Decide by {oldest.On.ToString("d MMMM", CultureInfo.GetCultureInfo("en-GB"))}: {oldest.Text.TrimEnd('.')}.";
    }

    public DateOnly? LastStocktake(DateOnly today) =>
        _notes.Where(note => note.Kind == Kind.Stocktake && note.On < today).Select(note => (DateOnly?)note.On).Max();

    private IEnumerable<Note> Of(Kind kind, Mission mission) => _notes.Where(note => note.Kind == kind && note.MissionId == mission.Id);

    private enum Kind
    {
        Shortfall,
        Decision,
        Stocktake,
    }

    private sealed record Note(Kind Kind, Guid MissionId, string Text, double Share, DateOnly On);
}

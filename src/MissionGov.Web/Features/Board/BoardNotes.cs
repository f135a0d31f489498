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

    public static async Task<BoardNotes> ReadAsync(MissionGovDb db, CancellationToken ct) => new(await db.Database.SqlQuery<Note>($"""
        select {(int)Kind.Shortfall} as "Kind", mission_id as "MissionId", shortfall as "Text", shortfall_share as "Share", null::date as "Day", illustrative as "Illustrative" from interventions where shortfall is not null and state not in ('Stopped', 'Merged')
        union all
        select {(int)Kind.Decision}, mission_id, question, 0, due_on, illustrative from decisions where decided_on is null
        union all
        select {(int)Kind.Stocktake}, null, '', 0, held_on, false from stocktakes
        """).ToListAsync(ct));

    /// <summary>The largest shortfall: "outpatient reform is delivering half of what was planned."</summary>
    public string Why(Mission mission)
    {
        var largest = Of(Kind.Shortfall, mission).MaxBy(note => note.Share);
        return largest is null ? $"not yet explained. Asked of {mission.Unit.Lead}." : largest.Sentence;
    }

    /// <summary>The oldest open decision: "Decide by 12 December: …".</summary>
    public string Decide(Mission mission)
    {
        var oldest = Of(Kind.Decision, mission).MinBy(note => note.Day);
        return oldest is null ? "No decision needed from you." : $"Decide by {oldest.Day!.Value.ToString("d MMMM", CultureInfo.GetCultureInfo("en-GB"))}: {oldest.Sentence}";
    }

    public DateOnly? LastStocktake(DateOnly today) =>
        _notes.Where(note => note.Kind == Kind.Stocktake && note.Day < today).Max(note => note.Day);

    private IEnumerable<Note> Of(Kind kind, Mission mission) => _notes.Where(note => note.Kind == kind && note.MissionId == mission.Id);

    private enum Kind
    {
        Shortfall,
        Decision,
        Stocktake,
    }

    private sealed record Note(Kind Kind, Guid? MissionId, string Text, double Share, DateOnly? Day, bool Illustrative)
    {
        /// <summary>What was made up for the demo says so wherever it is read.</summary>
        public string Sentence => $"{Text.TrimEnd('.')}.{(Illustrative ? " [illustrative]" : "")}";
    }
}

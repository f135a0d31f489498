using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Observations;

/// <summary>What speaks against taking an import back, or putting it back.</summary>
internal sealed class UndoRules(MissionGovDb db)
{
    private readonly BatchUndo _undo = new(db);

    public async Task<Problem?> AgainstUndoAsync(int number, CancellationToken ct)
    {
        if (await IsUndoneAsync(number, ct)) return new("import.undone", "This import was taken back already.");
        return await _undo.BuiltOnAsync(number, ct) is { } later ? new("import.built_on", $"{await NameAsync(later, ct)} came later and was compared with these figures. Take that one back first.") : null;
    }

    public async Task<Problem?> AgainstRestoreAsync(int number, CancellationToken ct)
    {
        if (!await IsUndoneAsync(number, ct)) return new("import.not_undone", "This import was not taken back. There is nothing to put back.");
        if (await _undo.SpokeSinceAsync(number, ct) is { } since) return new("import.spoke_since", $"{await NameAsync(since, ct)} has come in since and is about the same periods. Import the file again instead.");
        return await _undo.StandsOnAsync(number, ct) is { } earlier ? new("import.stands_on", $"{await NameAsync(earlier, ct)} came before it and was taken back too. Put that one back first.") : null;
    }

    private Task<bool> IsUndoneAsync(int number, CancellationToken ct) => db.UndoneImports.AnyAsync(undone => undone.BatchId == number, ct);

    private async Task<string> NameAsync(int number, CancellationToken ct) =>
        $"Import {number}, {await db.ImportBatches.Where(batch => batch.Id == number).Select(batch => batch.FileName).SingleAsync(ct)},";
}

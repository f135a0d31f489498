using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations;

/// <summary>An analyst takes an import back, with a reason. Its figures are kept and can be put back.</summary>
internal sealed record UndoImport(int Number) : ICommand;

/// <summary>An analyst puts back an import that was taken back.</summary>
internal sealed record RestoreImport(int Number) : ICommand;

public sealed record ImportUndone(int Number, string FileName, string Hash, int Figures) : DomainEvent
{
    public override Guid? MissionId => null;

    public override Guid? SubjectId => null;

    public override string Summary => string.Create(CultureInfo.GetCultureInfo("en-GB"), $"Took back import {Number}, {FileName}: {Figures:N0} figures. They are kept and can be put back. SHA-256 {Hash}");
}

public sealed record ImportRestored(int Number, string FileName, string Hash, int Figures) : DomainEvent
{
    public override Guid? MissionId => null;

    public override Guid? SubjectId => null;

    public override string Summary => string.Create(CultureInfo.GetCultureInfo("en-GB"), $"Put back import {Number}, {FileName}: {Figures:N0} figures. SHA-256 {Hash}");
}

internal sealed class UndoImportHandler(MissionGovDb db) : CommandHandler<UndoImport>
{
    internal const string WhyMissing = "import.reason";

    protected override Permission Requires => Permission.EditData;

    internal override async Task<Result> HandleAsync(UndoImport command, Person person, Change change, CancellationToken ct)
    {
        if (!person.May(Requires, mission: null)) return NotAllowed(person);
        if (string.IsNullOrWhiteSpace(change.Reason)) return new Problem(WhyMissing, "Say why you take it back");
        if (await db.ImportBatches.AsNoTracking().SingleOrDefaultAsync(batch => batch.Id == command.Number && batch.Pack == null, ct) is not { } batch) return NotHere;

        // A load that runs now is compared with these figures.
        await new ObservationLoad(db).TakeTurnAsync(ct);
        if (await new UndoRules(db).AgainstUndoAsync(batch.Id, ct) is { } against) return against;
        return new ImportUndone(batch.Id, batch.FileName, batch.Hash, await new BatchUndo(db).TakeOutAsync(batch.Id, change, ct));
    }
}

internal sealed class RestoreImportHandler(MissionGovDb db) : CommandHandler<RestoreImport>
{
    protected override Permission Requires => Permission.EditData;

    internal override async Task<Result> HandleAsync(RestoreImport command, Person person, Change change, CancellationToken ct)
    {
        if (!person.May(Requires, mission: null)) return NotAllowed(person);
        if (string.IsNullOrWhiteSpace(change.Reason)) return new Problem(UndoImportHandler.WhyMissing, "Say why you put it back");
        if (await db.ImportBatches.AsNoTracking().SingleOrDefaultAsync(batch => batch.Id == command.Number && batch.Pack == null, ct) is not { } batch) return NotHere;
        await new ObservationLoad(db).TakeTurnAsync(ct);
        if (await new UndoRules(db).AgainstRestoreAsync(batch.Id, ct) is { } against) return against;
        return new ImportRestored(batch.Id, batch.FileName, batch.Hash, await new BatchUndo(db).PutBackAsync(batch.Id, ct));
    }
}

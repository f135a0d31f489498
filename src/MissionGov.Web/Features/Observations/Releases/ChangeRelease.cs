using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Releases;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Observations.Releases;

/// <summary>A release comes out at another time; the reason is told to everybody.</summary>
internal sealed record MoveRelease(Guid Id, DateTimeOffset At) : ICommand;

/// <summary>A release does not come out; the reason is told to everybody.</summary>
internal sealed record CancelRelease(Guid Id) : ICommand;

/// <summary>The holders of a post may see the figures before everybody.</summary>
internal sealed record LetSee(Guid Id, string Post, DateTimeOffset From) : ICommand;

internal sealed record EndSight(Guid Id, string Post) : ICommand;

/// <summary>What they share: who holds data may, and the release is locked against coming out meanwhile.</summary>
internal abstract class ReleaseHandler<TCommand>(MissionGovDb db) : CommandHandler<TCommand>
    where TCommand : ICommand
{
    protected override Permission Requires => Permission.EditData;

    protected MissionGovDb Db => db;

    protected abstract Guid IdOf(TCommand command);

    protected abstract Task<Result> ApplyAsync(HeldRelease release, TCommand command, Change change, CancellationToken ct);

    internal override async Task<Result> HandleAsync(TCommand command, Person person, Change change, CancellationToken ct)
    {
        if (!person.May(Requires, mission: null)) return NotAllowed(person);
        return await new HeldFigures(db).LockAsync(IdOf(command), ct) is { } release ? await ApplyAsync(release, command, change, ct) : NotHere;
    }
}

internal sealed class MoveReleaseHandler(MissionGovDb db, DatabaseClock clock) : ReleaseHandler<MoveRelease>(db)
{
    protected override Guid IdOf(MoveRelease command) => command.Id;

    protected override async Task<Result> ApplyAsync(HeldRelease release, MoveRelease command, Change change, CancellationToken ct) =>
        release.Move(command.At, await clock.NowAsync(Db, ct), change.Reason);
}

internal sealed class CancelReleaseHandler(MissionGovDb db, DatabaseClock clock) : ReleaseHandler<CancelRelease>(db)
{
    protected override Guid IdOf(CancelRelease command) => command.Id;

    // What never came out is not kept either.
    protected override async Task<Result> ApplyAsync(HeldRelease release, CancelRelease command, Change change, CancellationToken ct)
    {
        var result = release.Cancel(await clock.NowAsync(Db, ct), change.Reason);
        if (result.Event is not null) await Db.HeldReleaseFiles.Where(file => file.ReleaseId == release.Id).ExecuteDeleteAsync(ct);
        return result;
    }
}

internal sealed class LetSeeHandler(MissionGovDb db, DemoMode demo) : ReleaseHandler<LetSee>(db)
{
    protected override Guid IdOf(LetSee command) => command.Id;

    protected override async Task<Result> ApplyAsync(HeldRelease release, LetSee command, Change change, CancellationToken ct)
    {
        var post = Wording.Line(command.Post);
        var isThere = await Db.Appointments.AnyAsync(held => held.Title == post, ct) || (demo.IsOn && Access.Personas.All.Any(persona => persona.Holds(post)));
        return post.Length == 0 || isThere ? release.LetSee(post, command.From) : new FieldProblem("post", $"Nobody has held a post called {post}. Enter it as it stands in the list of people").Of(HeldRelease.Thing);
    }
}

internal sealed class EndSightHandler(MissionGovDb db) : ReleaseHandler<EndSight>(db)
{
    protected override Guid IdOf(EndSight command) => command.Id;

    protected override Task<Result> ApplyAsync(HeldRelease release, EndSight command, Change change, CancellationToken ct) => Task.FromResult(release.EndSight(command.Post));
}

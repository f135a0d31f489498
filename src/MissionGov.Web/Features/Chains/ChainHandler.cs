using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Chains;

internal interface IChainCommand : ICommand
{
    /// <summary>The slug of the mission whose chain it is.</summary>
    string Mission { get; }
}

/// <summary>A command about a mission's delivery chain; the first one makes the chain.</summary>
internal abstract class ChainHandler<TCommand>(MissionGovDb db) : CommandHandler<TCommand>
    where TCommand : IChainCommand
{
    protected override Permission Requires => Permission.EditDelivery;

    protected abstract Result Apply(DeliveryChain chain, TCommand command);

    internal override async Task<Result> HandleAsync(TCommand command, Person person, Change change, CancellationToken ct)
    {
        if (await db.Missions.Where(mission => mission.Slug == command.Mission).Select(mission => (Guid?)mission.Id).SingleOrDefaultAsync(ct) is not { } mission) return NotHere;
        if (!person.May(Requires, command.Mission)) return NotAllowed(person);

        var chain = await db.DeliveryChains.SingleOrDefaultAsync(chain => chain.MissionId == mission, ct) ?? db.Add(new DeliveryChain { MissionId = mission }).Entity;
        return Apply(chain, command);
    }
}

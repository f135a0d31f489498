using MissionGov.Web.Access;

namespace MissionGov.Web.Serving;

/// <summary>How many pages for editing are open, and whose: each holds memory for as long as it is.</summary>
internal sealed class OpenCircuits
{
    public const int MostOfOne = 20;
    public const int Most = 1000;

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, int> _of = [];
    private int _all;

    /// <summary>Whether one more would be too many, and whose the many are: this person's, or everybody's.</summary>
    public (bool IsFull, bool IsOwn) LookAt(Person person)
    {
        lock (_gate) return Full(person);
    }

    /// <summary>Leave what this returns, once the circuit's connection is over; null where there is no room.</summary>
    public IDisposable? Enter(Person person)
    {
        lock (_gate)
        {
            if (Full(person).IsFull) return null;
            _all++;
            _of[person.Id!.Value] = _of.GetValueOrDefault(person.Id.Value) + 1;
            return new Place(this, person.Id.Value);
        }
    }

    // Behind a role of the demo are many people, who have no share of their own.
    private (bool IsFull, bool IsOwn) Full(Person person) =>
        !person.IsPersona && _of.GetValueOrDefault(person.Id!.Value) >= MostOfOne ? (true, true) : (_all >= Most, false);

    private void Leave(Guid id)
    {
        lock (_gate)
        {
            _all--;
            if (--_of[id] == 0) _of.Remove(id);
        }
    }

    private sealed class Place(OpenCircuits all, Guid id) : IDisposable
    {
        public void Dispose() => all.Leave(id);
    }
}

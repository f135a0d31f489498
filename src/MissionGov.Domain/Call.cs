namespace MissionGov.Domain;

/// <summary>That somebody is to be told of an event at once, and does not wait for the weekly email.</summary>
/// <param name="Posts">Titles; whoever holds one of them is told, but for the one who did it.</param>
/// <param name="Subject">What is asked of them, in one line.</param>
/// <param name="Text">The same in a sentence or two.</param>
/// <param name="Page">Where they answer; {mission} stands for the mission's part of the address.</param>
public sealed record Call(IReadOnlyList<string> Posts, string Subject, string Text, string Page);

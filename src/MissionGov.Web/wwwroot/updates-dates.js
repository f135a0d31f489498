// The same dates as DateShorthand reads on the server, so that a field can say "12 February 2027" while the line is down. A test holds the two together.
(() => {
  const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
  const utc = (year, month, day) => {
    const date = new Date(Date.UTC(2000, month - 1, day));
    date.setUTCFullYear(year, month - 1, day);
    return year >= 1800 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && date.getUTCMonth() === month - 1 ? date : null;
  };
  const fromIso = text => new Date(`${text}T00:00:00Z`);
  const later = (date, days) => new Date(date.getTime() + days * 86400000);
  const lastOf = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();
  const monthOf = text => {
    const month = /^\d+$/.test(text) ? Number(text) : months.findIndex(name => name.startsWith(text) || (name === 'september' && text === 'sept')) + 1;
    return month >= 1 && month <= 12 ? month : null;
  };
  const byMonths = (date, count) => {
    const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count, 1));
    return utc(first.getUTCFullYear(), first.getUTCMonth() + 1, Math.min(date.getUTCDate(), lastOf(first.getUTCFullYear(), first.getUTCMonth() + 1)));
  };
  const inYear = (year, today, past, day) => {
    if (year) return day(year.length === 2 ? 2000 + Number(year) : Number(year));
    const now = today.getUTCFullYear(), thisYear = day(now);
    return thisYear && (past ? thisYear <= today : thisYear >= today) ? thisYear : day(now + (past ? -1 : 1));
  };
  const counted = ([, sign, number, unit], from) => {
    const count = Number(number) * (sign === '-' ? -1 : 1);
    return unit === 'd' ? later(from, count) : unit === 'w' ? later(from, 7 * count) : byMonths(from, unit === 'm' ? count : 12 * count);
  };

  const read = (text, todayIso, fromIsoDate, past) => {
    const today = fromIso(todayIso), from = fromIso(fromIsoDate);
    const typed = (text ?? '').trim().replace(/[.,]+$/, '').toLowerCase().replace(/\s+/g, ' ').replace(/^([0-9]{1,2})(?:st|nd|rd|th)\b/, '$1');
    const named = { today: 0, tomorrow: 1, yesterday: -1 }[typed];
    if (named !== undefined) return later(today, named);
    let found;
    if ((found = typed.match(/^([+-]) ?([0-9]{1,3}) ?(d|w|m|y)(?:ays?|eeks?|onths?|ears?)?$/))) return counted(found, from);
    if ((found = typed.match(/^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})$/))) return utc(Number(found[1]), Number(found[2]), Number(found[3]));
    found = typed.match(/^([0-9]{1,2})[/. -]([0-9]{1,2})(?:[/. -]([0-9]{4}|[0-9]{2}))?$/) ?? typed.match(/^([0-9]{1,2})[ /-]?([a-z]{3,9})(?:[ /-]?([0-9]{4}|[0-9]{2}))?$/);
    if (found) return monthOf(found[2]) ? inYear(found[3], today, past, year => utc(year, monthOf(found[2]), Number(found[1]))) : null;
    found = typed.match(/^(?:the )?end (?:of )?([a-z]{3,9})(?: ([0-9]{4}|[0-9]{2}))?$/);
    return found && monthOf(found[1]) ? inYear(found[2], today, past, year => utc(year, monthOf(found[1]), lastOf(year, monthOf(found[1])))) : null;
  };

  const inWords = date => `${date.getUTCDate()} ${months[date.getUTCMonth()].replace(/^./, letter => letter.toUpperCase())} ${date.getUTCFullYear()}`;

  window.missiongov.dates = {
    read: (text, today, from, past = false) => read(text, today, from, past)?.toISOString().slice(0, 10) ?? null,
    inWords: iso => inWords(fromIso(iso)),
  };
})();

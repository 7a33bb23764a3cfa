package io.skillcert.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The modules of the candidate's page without its views, each loaded into the browser by itself. */
class ModulesIT extends BrowserCase {

    private Page page;

    @BeforeEach
    void openPage() {
        page = open(computer("zh-CN"), "/sitting/");
    }

    private Object run(String module, String script) {
        return page.evaluate("async () => { const m = await import('%s'); %s }".formatted(module, script));
    }

    @Test
    void the_clock_counts_on_from_the_servers_time_and_half_of_the_round_trip() {
        assertEquals(
                "2026-11-28T10:00:00.300Z",
                run(
                        "/web/clock.js",
                        """
                let now = 1000; const clock = new m.ServerClock(() => now);
                clock.observe('2026-11-28T18:00:00+08:00', 900, 1100); now = 1300;
                return new Date(clock.now()).toISOString();"""));
    }

    @Test
    void a_slow_answer_does_not_replace_a_quick_one_but_a_contradicting_one_does() {
        assertEquals(
                List.of(0, 5000),
                run(
                        "/web/clock.js",
                        """
                let now = 0; const clock = new m.ServerClock(() => now); const zero = Date.parse('2026-11-28T10:00:00Z');
                const at = millis => new Date(zero + millis).toISOString();
                clock.observe(at(0), 0, 0); clock.observe(at(900), 0, 1000); now = 2000;
                const before = Math.round(clock.now() - zero - now);
                clock.observe(at(7000), 2000, 2000);
                return [before, Math.round(clock.now() - zero - now)];"""));
    }

    @Test
    void the_time_is_announced_once_at_30_10_5_and_1_minutes() {
        assertEquals(
                List.of(30, 10, 5, 1),
                run(
                        "/web/clock.js",
                        """
                const said = []; let before = null;
                for (let left = 40 * 60000; left >= 0; left -= 1000) {
                  const minutes = m.announcement(before, left); if (minutes) said.push(minutes); before = left;
                }
                return said;"""));
    }

    @Test
    void options_that_an_item_does_not_have_are_passed_over_and_nothing_is_left_out() {
        assertEquals(
                List.of("2:CAB", "1:", "3:"),
                run(
                        "/sitting/order.js",
                        """
                const item = (position, ids) => ({position, content: ids ? {options: [...ids].map(id => ({id}))} : {}});
                return m.arrange([item(1), item(2, 'ABC'), item(3)], {items: [2, 1], options: {2: ['D', 'C', 'A']}})
                  .map(i => i.position + ':' + (i.content.options ?? []).map(o => o.id).join(''));"""));
    }

    @Test
    void a_paper_that_was_changed_on_its_way_is_an_error() {
        assertEquals(
                "OperationError",
                run(
                        "/sitting/paper.js",
                        """
                const key = crypto.getRandomValues(new Uint8Array(32));
                return m.decryptPaper(new Uint8Array(64).buffer, m.toBase64Url(key)).catch(e => e.name);"""));
    }

    @Test
    void spans_count_code_points() {
        assertEquals(
                List.of("𠮷田", 9, "𠮷田|在|深圳市|工作。"),
                run(
                        "/web/kinds/code-points.js",
                        """
                const text = '𠮷田在深圳市工作。';
                return [m.slice(text, 0, 2), m.codePoints(text),
                  m.runs(text, [{start: 0, end: 2, label: 'x'}, {start: 3, end: 6, label: 'y'}], {from: 0, to: 0}).map(r => r.text).join('|')];"""));
    }

    @Test
    void boxes_stay_within_the_image_and_keep_whole_units_and_both_sides() {
        assertEquals(
                List.of("0,0,100,80", "99,79,1,1", "90,0,10,10", "90,0,1,1"),
                run(
                        "/web/kinds/geometry.js",
                        """
                const image = {width: 100, height: 80}; const text = b => [b.x, b.y, b.width, b.height].join();
                return [
                  m.boxBetween({x: 120, y: 90}, {x: -5.4, y: -3}, 'a', image), m.boxBetween({x: 100, y: 80}, {x: 100, y: 80}, 'a', image),
                  m.moved({x: 80, y: 5, width: 10, height: 10}, 50, -50, image), m.sized({x: 90, y: 0, width: 10, height: 10}, -50, -50, image),
                ].map(text);"""));
    }

    @Test
    void numbers_are_read_as_people_type_them() {
        assertEquals(
                List.of("3.14", "-2", "1200.5", "0.5", "none", "wrong", "wrong"),
                run(
                        "/web/kinds/number.js",
                        """
                return ['３．１４', '−2', '1,200.5', '.5', ' ', '1e5', 'abc'].map(m.readNumber)
                  .map(n => n === null ? 'none' : n === undefined ? 'wrong' : n);"""));
    }

    @Test
    void html_of_items_keeps_emphasis_and_tables_and_nothing_that_runs() {
        assertEquals(
                "<b>a</b><table><tbody><tr><td colspan=\"2\">b</td></tr></tbody></table>c",
                run(
                        "/web/safe-html.js",
                        """
                return m.safeHtml('<b onclick="x()">a</b><script>x()</script><table><tr><td colspan=2 class="x">b</td></tr></table><a href="javascript:x()">c</a><svg onload=x()></svg>').innerHTML;"""));
    }

    @Test
    void an_answer_shows_as_saved_only_when_it_is_on_the_disk() {
        assertEquals(
                List.of("not-sent", "on-computer"),
                run(
                        "/sitting/queue.js",
                        """
                let written; const disk = new Promise(resolve => { written = resolve; });
                const q = new m.AnswerQueue({store: {addEvent: () => disk}, send: () => new Promise(() => {}), time: () => '', debounce: 1e6});
                const put = q.put(1, 'A'); const before = q.states.get(1); written(); await put;
                return [before, q.states.get(1)];"""));
    }

    @Test
    void answers_are_sent_in_order_in_batches_of_at_most_100_and_again_after_a_failure() {
        assertEquals(
                List.of(100, 100, 100, 50, 250, 0),
                run(
                        "/sitting/queue.js",
                        """
                const {Unreachable} = await import('/web/http.js');
                const sizes = []; let last = 0; let fail = true;
                const q = new m.AnswerQueue({store: {addEvent: async () => {}}, time: () => '', debounce: 1e6, random: () => 1e6,
                  send: async events => {
                    sizes.push(events.length);
                    if (fail) { fail = false; throw new Unreachable('cut'); }
                    events.forEach(e => { if (e.n !== last + 1) throw new Error('order'); last = e.n; });
                    return {acked: last};
                  }});
                for (let i = 1; i <= 250; i++) await q.put(i, 'A');
                await q.flush(); await q.flush(); q.stop();
                return [...sizes, last, q.unsent];"""));
    }

    @Test
    void a_batch_stays_below_64_kib_and_an_answer_over_16_kib_is_not_taken() {
        assertEquals(
                List.of(false, true),
                run(
                        "/sitting/queue.js",
                        """
                let largest = 0; let acked = 0;
                const q = new m.AnswerQueue({store: {addEvent: async () => {}}, time: () => '', debounce: 1e6,
                  send: async events => { largest = Math.max(largest, JSON.stringify({events, unsent: 9}).length); acked = events.at(-1).n; return {acked}; }});
                const taken = await q.put(1, 'x'.repeat(20000));
                for (let i = 1; i <= 30; i++) await q.put(i, 'x'.repeat(15000));
                await q.flush(); q.stop();
                return [taken, largest < 65536 && acked === 30];"""));
    }

    @Test
    void characters_that_no_text_may_have_are_left_out_of_an_answer() {
        assertEquals(
                List.of("ab", List.of("c\td"), Map.of("x", "e🙂")),
                run(
                        "/sitting/queue.js",
                        """
                const q = new m.AnswerQueue({store: {addEvent: async () => {}}, send: () => new Promise(() => {}), time: () => '', debounce: 1e6});
                await q.put(1, 'a\\u000b\\u0000b'); await q.put(2, ['c\\td\\ud800']); await q.put(3, {x: 'e🙂\\u000c'}); q.stop();
                return [1, 2, 3].map(position => q.answers.get(position));"""));
    }

    @Test
    void an_answer_that_the_disk_did_not_take_before_a_reload_keeps_no_later_one_from_being_sent() {
        assertEquals(
                List.of("1A", "2C", "3C"),
                run(
                        "/sitting/queue.js",
                        """
                const sent = [];
                const q = new m.AnswerQueue({store: {addEvent: async () => {}}, time: () => '', debounce: 1e6,
                  send: async events => { sent.push(...events.map(e => e.n + e.response)); return {acked: events.at(-1).n}; }});
                q.restore([{n: 1, position: 1, response: 'A', at: ''}, {n: 3, position: 3, response: 'C', at: ''}], 0, {});
                await q.flush(); q.stop();
                return sent;"""));
    }

    @Test
    void a_refusal_that_time_does_not_solve_stops_the_queue_and_is_told() {
        assertEquals(
                List.of(true, true, "too-many-answers", 1),
                run(
                        "/sitting/queue.js",
                        """
                const {Refused} = await import('/web/http.js'); const told = [];
                const q = new m.AnswerQueue({store: {addEvent: async () => {}}, time: () => '', debounce: 1e6, onRefused: e => told.push(e.code),
                  send: async () => { throw new Refused(409, {type: 'urn:skillcert:problem:too-many-answers'}); }});
                await q.put(1, 'A'); await q.flush();
                return [q.stopped, q.isRefused, ...told, q.unsent];"""));
    }

    @Test
    void answers_whose_numbers_the_service_has_used_get_the_next_ones_and_are_the_newest() {
        assertEquals(
                List.of("9B", "10C", "at-office", "D", 0, 1, List.of("9B", "10C")),
                run(
                        "/sitting/queue.js",
                        """
                const {Refused} = await import('/web/http.js'); const sent = []; let log; let lost = 0;
                const q = new m.AnswerQueue({time: () => '', debounce: 1e6, onLost: () => lost++,
                  store: {addEvent: async () => {}, replaceEvents: async events => { log = events.map(e => e.n + e.response); }},
                  ask: async () => ({acked: 8, answers: {1: 'A', 4: 'D'}}),
                  send: async events => {
                    if (events[0].n <= 8) throw new Refused(409, {type: 'urn:skillcert:problem:answer-number-reused'});
                    sent.push(...events.map(e => e.n + e.response)); return {acked: events.at(-1).n};
                  }});
                q.restore([], 5, {1: 'A'}); await q.put(1, 'B'); await q.put(2, 'C'); await q.flush(); q.stop();
                return [...sent, q.states.get(4), q.answers.get(4), q.unsent, lost, log];"""));
    }

    @Test
    void without_a_disk_values_stay_in_memory_and_no_answer_counts_as_saved() {
        assertEquals(
                List.of(false, "token", "not-sent", 0),
                run(
                        "/sitting/store.js",
                        """
                const store = new m.Store(null);
                const {AnswerQueue} = await import('/sitting/queue.js');
                const q = new AnswerQueue({store, send: () => new Promise(() => {}), time: () => '', debounce: 1e6});
                const kept = await store.put('attempt', 'token'); await q.put(1, 'A'); q.stop();
                return [kept, await store.get('attempt'), q.states.get(1), (await store.events()).length];"""));
    }

    @Test
    void many_changes_are_one_answer_where_answers_are_counted_and_each_is_one_elsewhere() {
        assertEquals(
                List.of(1, 40),
                run(
                        "/web/kinds/drafting.js",
                        """
                const counted = []; const each = []; let commit; const local = {};
                for (let i = 0; i < 40; i++) {
                  m.drafting({respond: value => counted.push(value), draft: made => { commit = made; }, local}).change(i);
                  m.drafting({respond: value => each.push(value), local: {}}).change(i);
                }
                commit();
                return [counted.length, each.length];"""));
    }

    @Test
    void waits_grow_from_1_to_15_seconds_and_differ() {
        assertEquals(
                List.of(1000, 2000, 15000, 15000),
                run(
                        "/sitting/api.js",
                        """
                return [m.waitAfter(1, () => 0), m.waitAfter(1, () => 1), m.waitAfter(9, () => 1), m.waitAfter(99, () => 1)];"""));
    }

    @Test
    void a_rescue_file_is_authenticated_by_the_hash_of_the_token() {
        assertEquals(
                Map.of("device", 2, "valid", true),
                run(
                        "/sitting/rescue.js",
                        """
                const file = JSON.parse(await m.rescueFile({attempt: 'a', token: 't', device: 2}, [{n: 1, position: 1, response: 'A', at: ''}]));
                const {fromBase64Url} = await import('/sitting/paper.js'); const utf8 = new TextEncoder();
                const key = await crypto.subtle.importKey('raw', await crypto.subtle.digest('SHA-256', utf8.encode('t')),
                  {name: 'HMAC', hash: 'SHA-256'}, false, ['verify']);
                return {device: file.device, valid: await crypto.subtle.verify('HMAC', key, fromBase64Url(file.mac), utf8.encode(file.events))};"""));
    }
}

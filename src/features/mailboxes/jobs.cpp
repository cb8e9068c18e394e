// Reading the mailboxes: mail by mail, each kept before it is marked as seen, so that a server that
// dies anywhere goes on where it was. What fails is told in words and left alone for a while; a
// mail that fails three times is put aside and the next one is read.
#include "features/mailboxes/jobs.hpp"

#include <spdlog/spdlog.h>

#include "core/zones.hpp"
#include "features/attachments/use_cases.hpp"
#include "features/identity/use_cases.hpp"
#include "features/mailboxes/read.hpp"
#include "features/mailboxes/rules.hpp"
#include "features/mailboxes/store.hpp"
#include "features/mailboxes/use_cases_receive.hpp"
#include "features/notices/use_cases.hpp"
#include "notify/imap.hpp"
#include "storage/database.hpp"
#include "storage/entity.hpp"

namespace zhuli::mailboxes {

namespace {

// Described here, plain there: the same options in the same order.
static_assert(static_cast<int>(Fault::broken) == static_cast<int>(notify::ImapFault::broken) &&
              static_cast<int>(Fault::denied) == static_cast<int>(notify::ImapFault::denied));

constexpr std::size_t kListed = 20;  // mails asked for at once
constexpr int kMostInALook = 200;    // the rest at the next turn
constexpr int kMostAgain = 20;       // that somebody asked for

Ctx now_of(const jobs::JobRun& run) {
    Ctx ctx = run.ctx;
    ctx.now = run.clock();
    ctx.today = business_date(zone_of(ctx.org.timezone), ctx.now);
    return ctx;
}

template <class Work>
auto write(const jobs::JobRun& run, Work&& work) {
    const Ctx ctx = now_of(run);
    return storage::write_now(run.db, ctx, [&](Tx& tx) { return work(tx, ctx); });
}

/// One mailbox being read.
class Look {
 public:
    Look(const jobs::JobRun& run, Mailbox box)
        : run_(run), box_(std::move(box)), session_(server_of(box_), [this] { tick(); }) {}

    Result<> read_all() {
        if (!session_.ok()) return keep_fault();
        TRY(place_, write(run_, [&](Tx& tx, const Ctx&) { return begin(tx); }));
        CHECK(read_again());
        if (!session_.ok()) return keep_fault();
        const Date since = business_date(zone_of("UTC"), place_.begins_at.plus_ms(-kDayMs));
        for (int left = kMostInALook; left > 0;) {
            const auto uids = session_.list_after(place_.last_uid, since, kListed);
            for (const auto uid : uids) {
                CHECK(take(uid));
                if (!session_.ok()) return keep_fault();
                tick();
            }
            if (!session_.ok()) return keep_fault();
            if (uids.empty()) break;
            left -= static_cast<int>(uids.size());
        }
        return keep_success();
    }

 private:
    static notify::ImapServer server_of(const Mailbox& box) {
        return {.host = box.host.v,
                .port = box.port,
                .security = static_cast<notify::Security>(box.security),
                .user = box.account.v,
                .password = box.password.v,
                .folder = box.folder.empty() ? "INBOX" : box.folder.v};
    }

    void tick() {
        ++ticks_;
        run_.progress(ticks_, ticks_);
    }

    /// From the beginning where numbers mean something else than before.
    Result<Reading> begin(Tx& tx) {
        Reading reading = reading_of(tx, box_.id);
        if (reading.uid_validity != session_.uid_validity()) {
            reading.uid_validity = session_.uid_validity();
            reading.last_uid = 0;
            keep_reading(tx, reading);
        }
        return reading;
    }

    /// Changes what is kept of the reading, unless the mailbox is another one by now.
    Result<bool> change(const std::function<void(Tx&, const Ctx&, Reading&)>& work) {
        return write(run_, [&](Tx& tx, const Ctx& ctx) -> Result<bool> {
            Reading reading = reading_of(tx, box_.id);
            if (reading.era != place_.era || reading.begins_at.v == 0) return false;
            work(tx, ctx, reading);
            keep_reading(tx, reading);
            return true;
        });
    }

    Result<> take(std::int64_t uid) {
        bool gave_up = false;
        is_taken_ = false;
        TRY(const bool same, change([&](Tx& tx, const Ctx& ctx, Reading& reading) {
                reading.trying_count = reading.trying_uid == uid ? reading.trying_count + 1 : 1;
                reading.trying_uid = uid;
                gave_up = reading.trying_count > kMostTries;
                if (gave_up) put_aside_unread(tx, ctx, place_, uid);
            }));
        if (!same) return Problem::of(Status::conflict, "mailboxes.is_another");
        if (!gave_up) {
            CHECK(read(uid));
            if (!session_.ok()) return Done{};
        }
        TRY(const bool kept, change([&](Tx&, const Ctx&, Reading& reading) {
                reading.last_uid = place_.last_uid = uid;
                reading.trying_uid = reading.trying_count = 0;
            }));
        if (kept && is_taken_) session_.mark_seen(uid);
        return Done{};
    }

    /// What could not be read and somebody asked for, once for each asking.
    Result<> read_again() {
        TRY(const auto asked, write(run_, [&](Tx& tx, const Ctx&) -> Result<std::vector<Mail>> {
                auto mails = asked_again(tx, box_.id, kMostAgain);
                for (const Mail& mail : mails) ask_again(tx, mail.id, false);
                return mails;
            }));
        for (const Mail& mail : asked) {
            if (mail.era != place_.era || mail.uid_validity != place_.uid_validity) continue;
            instead_of_ = mail.id;
            const auto done = read(mail.uid);
            instead_of_ = {};
            CHECK(done);
            if (!session_.ok()) return Done{};
            if (is_taken_) session_.mark_seen(mail.uid);
        }
        return Done{};
    }

    Result<> read(std::int64_t uid) {
        const auto entry = session_.describe(uid);
        // Servers know the second in which it arrived, and no more.
        const Instant begins{place_.begins_at.v / 1000 * 1000};
        is_taken_ = entry.at.v == 0 || entry.at >= begins;
        if (!session_.ok() || !is_taken_) return Done{};
        const bool cut = entry.byte_count > kMostMailBytes;
        auto bytes =
            session_.fetch(uid, cut ? kHeadBytes : static_cast<std::size_t>(kMostMailBytes));
        if (!session_.ok()) return Done{};
        if (!bytes) return put_aside(uid);
        Incoming mail = read_incoming(*bytes, cut, entry.byte_count);
        bytes.reset();
        mail.uid = uid;
        const auto files = sort_files(run_.ctx, mail, *run_.texts);
        TRY(auto taken, write(run_, [&](Tx& tx, const Ctx& ctx) {
                if (instead_of_) forget_mail(tx, instead_of_);
                return take_mail(tx, ctx, box_, place_, mail, files, *run_.texts);
            }));
        return taken ? keep_files_of(*taken, files.kept) : Done{};
    }

    Result<> put_aside(std::int64_t uid) {
        is_taken_ = false;               // it stays new where somebody may read it
        if (instead_of_) return Done{};  // there it is already
        return write(run_, [&](Tx& tx, const Ctx& ctx) -> Result<> {
            put_aside_unread(tx, ctx, place_, uid);
            return Done{};
        });
    }

    /// Those that are not there yet: of what became the customer's word they are the ticket's,
    /// else the mail's own.
    Result<> keep_files_of(Mail mail, const std::vector<IncomingFile>& files) {
        const bool on_ticket = mail.state == MailState::opened || mail.state == MailState::added;
        if (!on_ticket && mail.state != MailState::doubtful) return Done{};
        for (auto at = static_cast<std::size_t>(mail.files_kept); at < files.size(); ++at) {
            attachments::NewUpload upload{.entity = on_ticket ? "ticket" : "mail"};
            upload.record_id = on_ticket ? mail.ticket_id : mail.id;
            upload.name = files[at].name;
            CHECK(keep_file(mail, upload, files[at]));
        }
        return Done{};
    }

    /// In short units; what is refused after all is told beside the mail.
    Result<> keep_file(Mail& mail, attachments::NewUpload upload, const IncomingFile& file) {
        upload.byte_count = static_cast<std::int64_t>(file.bytes.size());
        const auto begun = write(run_, [&](Tx& tx, const Ctx& ctx) {
            return attachments::begin_upload(tx, ctx, upload);
        });
        for (std::int64_t part = 0; begun.ok() && part < begun->part_count; ++part) {
            CHECK(write(run_, [&](Tx& tx, const Ctx& ctx) {
                return attachments::keep_upload_bytes(tx, ctx, begun->id, part, file.bytes);
            }));
            tick();
        }
        return write(run_, [&](Tx& tx, const Ctx& ctx) -> Result<> {
            const bool kept = begun.ok() && attachments::finish_upload(tx, ctx, {begun->id}).ok();
            if (!kept)
                mail.left_out.emplace_back(shortened(
                    run_.texts->text(ctx.locale, "mailboxes.file_not_kept", {{"name", file.name}}),
                    200));
            ++mail.files_kept;
            keep_files(tx, mail);
            return Done{};
        });
    }

    Result<> keep_success() {
        const auto kept = change([&](Tx& tx, const Ctx& ctx, Reading& reading) {
            if (reading.fault != Fault::none || reading.succeeded_at.v == 0)
                tx.emit({"mailbox.read", "mailbox", box_.id, {}, ""});
            reading.looked_at = reading.succeeded_at = ctx.now;
            reading.fault = Fault::none;
            reading.why = {};
            reading.tries = 0;
            reading.next_at = {};
        });
        return kept.ok() ? Result<>(Done{}) : kept.problem();
    }

    Result<> keep_fault() {
        return write(run_, [&](Tx& tx, const Ctx& ctx) -> Result<> {
            Reading reading = reading_of(tx, box_.id);
            reading.fault = static_cast<Fault>(session_.fault());
            reading.why = std::string_view(session_.why());
            reading.looked_at = reading.failed_at = ctx.now;
            ++reading.tries;
            reading.next_at = ctx.now.plus_ms(pause_ms(reading.fault, reading.tries));
            keep_reading(tx, reading);
            tx.emit({"mailbox.read", "mailbox", box_.id, {}, ""});
            if (reading.fault == Fault::denied || reading.tries >= 3)
                tell_failing(tx, ctx, reading);
            return Done{};
        });
    }

    /// Whoever looks after the settings, once a day.
    void tell_failing(Tx& tx, const Ctx& ctx, const Reading& reading) {
        const auto fault = Value<Fault>::to_text(reading.fault);
        for (const Id admin : identity::administrators(tx))
            notices::give(
                tx, ctx,
                {.user_id = admin,
                 .kind = "mailbox.failing",
                 .entity = "mailbox",
                 .entity_id = box_.id,
                 .due_at = start_of_day(zone_of(ctx.org.timezone), ctx.today),
                 .words = {{"name", box_.name.v}, {"why", "enum.mailbox.fault." + fault, true}}});
    }

    const jobs::JobRun& run_;
    Mailbox box_;
    std::int64_t ticks_ = 0;
    notify::ImapSession session_;
    Reading place_;
    bool is_taken_ = false;  // the mail at hand was kept
    Id instead_of_;          // what stands for it, where it could not be read before
};

Result<> look_into(const jobs::JobRun& run, const Mailbox& box) {
    const auto read = Look(run, box).read_all();
    // One that is refused keeps nobody else's mails from being read.
    if (!read.ok()) spdlog::warn("mailbox {}: {}", box.id.v, read.problem().code);
    return Done{};
}

}  // namespace

Result<> look(const jobs::JobRun& run) {
    std::vector<Mailbox> due;
    run.db.read(run.ctx.org.id, [&](Tx& tx) {
        for (Mailbox& box : active_mailboxes(tx))
            if (reading_of(tx, box.id).next_at <= run.clock()) due.push_back(std::move(box));
    });
    for (const Mailbox& box : due) CHECK(look_into(run, box));
    return Done{};
}

}  // namespace zhuli::mailboxes

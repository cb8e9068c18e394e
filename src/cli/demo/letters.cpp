// Letters that answer complaints: written once the cause is known, sent by a private link, most of
// them accepted with a voucher or with words alone, some still with their customer.
#include "cli/demo/company.hpp"
#include "features/resolutions/use_cases.hpp"

namespace zhuli::cli::demo {

namespace {

resolutions::NewResolution letter_of(const Letter& letter) {
    resolutions::NewResolution in;
    in.id = letter.ticket;
    in.what_happened = letter.found;
    in.what_was_done = letter.done;
    in.prevention = std::string_view("已写入操作规程，主管每周抽查。");
    if (letter.voucher_minor == 0) return in;
    in.compensation = resolutions::Compensation::voucher;
    in.amount_minor = {letter.voucher_minor};
    return in;
}

}  // namespace

Result<> answer_by_letter(Tx& tx, const Ctx& ctx, const Letter& letter) {
    TRY(const auto written, resolutions::write_resolution(tx, ctx, letter_of(letter)));
    resolutions::Sending sending;
    sending.id = written.id;
    CHECK(resolutions::send_resolution(tx, ctx, sending));
    if (!letter.accepted) return Done{};
    resolutions::ToldAnswer yes;
    yes.id = written.id;
    yes.accepted = true;
    yes.answered_by = std::string_view("采购负责人");
    yes.words = std::string_view("处理得及时，可以。");
    CHECK(resolutions::note_answer(tx, ctx, yes));
    return Done{};
}

}  // namespace zhuli::cli::demo

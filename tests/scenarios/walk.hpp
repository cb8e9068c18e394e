// Walks a script through the API of the test world, as the people it names. An action that is
// refused is a failure unless the next step expects the refusal.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "tests/scenarios/script.hpp"
#include "tests/scenarios/wire.hpp"
#include "tests/support/world/world.hpp"

namespace zhuli::scenarios {

/// "2026-11-26 15:00" in Shanghai.
Instant instant_of(const std::string& text);

class Walk {
 public:
    explicit Walk(support::Engine engine);

    /// The first failure ends the walk; none means all of it went as written.
    std::vector<Complaint> run(const Script& script);

 private:
    using Answer = support::Answer;
    using Deed = void(const std::string& who, const Step& step);
    using Action = Deed Walk::*;
    struct Verb {
        std::string_view name;
        Action act;
    };
    struct Verbs;
    struct Expected;
    static std::span<const Verb> actions();
    static std::span<const Verb> expectations();

    void take(const Step& step, const Step* next);
    void expect_no_refusal(const Step& step);
    void expect(const Step& step, bool holds, const std::string& expected, const std::string& got);

    // actions.cpp: what people do
    void create_product(const std::string& who, const Step& step);
    void receive_stock(const std::string& who, const Step& step);
    void adjust_stock(const std::string& who, const Step& step);
    void create_customer(const std::string& who, const Step& step);
    void edit_customer(const std::string& who, const Step& step);
    void show_customer(const std::string& who, const Step& step);
    void search_customers(const std::string& who, const Step& step);
    void search_notes(const std::string& who, const Step& step);
    void search_everywhere(const std::string& who, const Step& step);
    void record_talk(const std::string& who, const Step& step);
    void check_duplicates(const std::string& who, const Step& step);
    void enter_order(const std::string& who, const Step& step);
    void repeat_order(const std::string& who, const Step& step);
    void submit_order(const std::string& who, const Step& step);
    void confirm_order(const std::string& who, const Step& step);
    void reserve_again(const std::string& who, const Step& step);
    void cancel_order(const std::string& who, const Step& step);
    void change_order(const std::string& who, const Step& step);
    void close_short(const std::string& who, const Step& step);
    void pay_back(const std::string& who, const Step& step);
    void answer_correction(const std::string& who, const Step& step);
    void ship(const std::string& who, const Step& step);
    void deliver(const std::string& who, const Step& step);
    void receive_money(const std::string& who, const Step& step);
    void request_return(const std::string& who, const Step& step);
    void choose_order(const std::string& who, const Step& step);

    // actions_imports.cpp
    void import_customers(const std::string& who, const Step& step);
    void import_contacts(const std::string& who, const Step& step);
    void import_file(const std::string& who, const std::string& kind, const Step& step);
    /// Brings the file and says how it is read; its batch, or what was refused.
    std::string upload(const std::string& who, const std::string& kind, const Step& step);
    Deed import_twice, expect_remembered;
    void decide_import(const std::string& who, const Step& step);
    void undo_import(const std::string& who, const Step& step);

    // actions_follow_ups.cpp
    void wait_until(const std::string& who, const Step& step);
    void plan_follow_up(const std::string& who, const Step& step);
    void snooze_follow_up(const std::string& who, const Step& step);
    void complete_follow_up(const std::string& who, const Step& step);
    void cancel_follow_up(const std::string& who, const Step& step);
    void archive_customer(const std::string& who, const Step& step);

    // actions_files.cpp
    void enter_ticket(const std::string& who, const Step& step);
    void classify_ticket(const std::string& who, const Step& step);
    void reply_to_ticket(const std::string& who, const Step& step);
    void record_on_ticket(const std::string& who, const Step& step);
    void pause_ticket(const std::string& who, const Step& step);
    void resume_ticket(const std::string& who, const Step& step);
    void reopen_ticket(const std::string& who, const Step& step);
    void join_ticket(const std::string& who, const Step& step);
    void expect_ticket(const std::string& who, const Step& step);
    void expect_clock(const std::string& who, const Step& step);

    // actions_clocks.cpp
    void set_work_hours(const std::string& who, const Step& step);
    void work_on_a_day(const std::string& who, const Step& step);
    void change_policy(const std::string& who, const Step& step);
    void set_clock(const std::string& who, const Step& step);
    void be_down_until(const std::string& who, const Step& step);
    void enter_many_tickets(const std::string& who, const Step& step);
    void count_notices(const std::string& who, const Step& step);
    void expect_new_notices(const std::string& who, const Step& step);
    void expect_clock_count(const std::string& who, const Step& step);
    void expect_clock_moment(const std::string& who, const Step& step);

    // actions_bots.cpp: the robot of a group chat
    struct Chat;
    Deed open_chat, break_chat, expect_chat, expect_said;

    // actions_mails.cpp
    void send_through_post();
    void wish_for_mail(const std::string& who, const Step& step);
    void open_mailbox(const std::string& who, const Step& step);
    void receive_mail(const std::string& who, const Step& step);
    void receive_answer(const std::string& who, const Step& step);
    void exchange_mails(const std::string& who, const Step& step);
    void accept_mail(const std::string& who, const Step& step);
    void decline_mail(const std::string& who, const Step& step);
    void expect_mail(const std::string& who, const Step& step);
    void expect_mail_count(const std::string& who, const Step& step);
    void expect_sent(const std::string& who, const Step& step);
    void expect_on_ticket(const std::string& who, const Step& step);
    void expect_not_on_ticket(const std::string& who, const Step& step);
    void expect_kind(const std::string& who, const Step& step);

    // actions_letters.cpp: the letter in hand
    void write_letter(const std::string& who, const Step& step);
    void send_letter(const std::string& who, const Step& step);
    void take_letter_back(const std::string& who, const Step& step);
    void record_letter(const std::string& who, const Step& step);
    void decide_letter(const std::string& who, const Step& step);
    void accept_letter(const std::string& who, const Step& step);
    void decline_letter(const std::string& who, const Step& step);
    void use_voucher(const std::string& who, const Step& step);
    void ask_for_mark(const std::string& who, const Step& step);
    void give_mark(const std::string& who, const Step& step);
    void ask_department(const std::string& who, const Step& step);
    void answer_request(const std::string& who, const Step& step);
    void withdraw_request(const std::string& who, const Step& step);
    void expect_request(const std::string& who, const Step& step);
    void expect_requests_today(const std::string& who, const Step& step);
    void expect_letter(const std::string& who, const Step& step);
    void expect_cost(const std::string& who, const Step& step);

    void attach_file(const std::string& who, const Step& step);
    void expect_files(const std::string& who, const Step& step);

    // actions_triage.cpp
    void accept_suggestions(const std::string& who, const Step& step);
    void give_tickets(const std::string& who, const Step& step);
    void join_tickets(const std::string& who, const Step& step);
    void take_triage_back(const std::string& who, const Step& step);
    void set_severity_words(const std::string& who, const Step& step);
    void expect_row_refused(const std::string& who, const Step& step);
    void expect_classified(const std::string& who, const Step& step);

    // actions_comments.cpp
    void comment(const std::string& who, const Step& step);
    void edit_comment(const std::string& who, const Step& step);
    void remove_comment(const std::string& who, const Step& step);
    void restore_comment(const std::string& who, const Step& step);
    void read_comments(const std::string& who, const Step& step);
    void expect_mentioned(const std::string& who, const Step& step);

    // actions_days.cpp
    void compose_day(const std::string& who, const Step& step);
    void move_block(const std::string& who, const Step& step);
    void pin_block(const std::string& who, const Step& step);
    void drop_block(const std::string& who, const Step& step);
    void undo_day(const std::string& who, const Step& step);
    void expect_block(const std::string& who, const Step& step);
    void expect_moved(const std::string& who, const Step& step);

    // actions_offers.cpp
    void record_consent(const std::string& who, const Step& step);
    void send_offer(const std::string& who, const Step& step);
    void answer_offer(const std::string& who, const Step& step);
    void expect_offer(const std::string& who, const Step& step);

    // actions_prices.cpp
    void set_prices(const std::string& who, const Step& step);
    void stop_prices(const std::string& who, const Step& step);

    // actions_buying.cpp
    void order_from_supplier(const std::string& who, const Step& step);
    void receive_purchase(const std::string& who, const Step& step);
    void count_stock(const std::string& who, const Step& step);
    void choose_in_shortage(const std::string& who, const Step& step);
    void expect_promise(const std::string& who, const Step& step);

    // actions_logistics.cpp: the order in hand, its latest shipment and return
    void begin_picking(const std::string& who, const Step& step);
    void scan(const std::string& who, const Step& step);
    void pack(const std::string& who, const Step& step);
    void send_picked(const std::string& who, const Step& step);
    void report_waybill(const std::string& who, const Step& step);
    void prove_delivery(const std::string& who, const Step& step);
    void decide_return(const std::string& who, const Step& step);
    void create_warehouse(const std::string& who, const Step& step);
    void expect_free_there(const std::string& who, const Step& step);
    void add_return_cause(const std::string& who, const Step& step);
    void stop_return_cause(const std::string& who, const Step& step);
    void keep_causes(const std::string& who, boost::json::value kept);
    /// Empty: the first one.
    std::string warehouse_called(const std::string& name) const;
    std::string cause_called(const std::string& name);
    void receive_return(const std::string& who, const Step& step);
    void inspect_return(const std::string& who, const Step& step);
    void settle_return(const std::string& who, const Step& step);
    void expect_dispatch(const std::string& who, const Step& step);
    void expect_outcome(const std::string& who, const Step& step);
    void expect_late_risk(const std::string& who, const Step& step);
    std::string dispatch_path();
    std::string waybill_path();
    std::string return_path();
    void do_for_order(const std::string& who, const std::string& path,
                      const boost::json::object& body);

    // actions_confirmations.cpp: the order in hand, and the link made last
    void ask_customer(const std::string& who, const Step& step);
    void agree_to_order(const std::string& who, const Step& step);
    void correct_order(const std::string& who, const Step& step);
    void adopt_corrections(const std::string& who, const Step& step);
    void revoke_link(const std::string& who, const Step& step);
    void take_back_order(const std::string& who, const Step& step);
    void expect_terms(const std::string& who, const Step& step);
    std::string order_path() const;
    void show_order_again();

    // actions_duplicates.cpp
    void scan_duplicates(const std::string& who, const Step& step);
    void dismiss_pair(const std::string& who, const Step& step);
    void merge_customer(const std::string& who, const Step& step);
    void undo_merge(const std::string& who, const Step& step);
    void expect_suspected(const std::string& who, const Step& step);
    void expect_merged_into(const std::string& who, const Step& step);
    void expect_order_customer(const std::string& who, const Step& step);

    // actions_cleanup.cpp
    void record_wrong_number(const std::string& who, const Step& step);
    void dismiss_flaw(const std::string& who, const Step& step);
    void fix_flaws(const std::string& who, const Step& step);
    void undo_fix(const std::string& who, const Step& step);
    void expect_flaw(const std::string& who, const Step& step);
    void expect_completeness(const std::string& who, const Step& step);
    std::map<std::string, std::string> flaws_of(const std::string& customer);

    // actions_selling.cpp: who asks, what may come of it, and when work is done
    void enter_inquiry(const std::string& who, const Step& step);
    void claim_inquiry(const std::string& who, const Step& step);
    void answer_inquiry(const std::string& who, const Step& step);
    void create_opportunity(const std::string& who, const Step& step);
    void move_opportunity(const std::string& who, const Step& step);
    void postpone_opportunity(const std::string& who, const Step& step);
    void lose_opportunity(const std::string& who, const Step& step);
    void close_for_a_day(const std::string& who, const Step& step);
    void expect_inquiry(const std::string& who, const Step& step);
    void expect_answer_due(const std::string& who, const Step& step);
    void expect_breach(const std::string& who, const Step& step);
    void expect_stage(const std::string& who, const Step& step);
    void expect_slips(const std::string& who, const Step& step);

    // actions_proposals.cpp: the proposal in hand
    void record_need(const std::string& who, const Step& step);
    void write_proposal(const std::string& who, const Step& step);
    void complete_proposal(const std::string& who, const Step& step);
    void send_proposal(const std::string& who, const Step& step);
    void turn_proposal(const std::string& who, const Step& step);
    void revise_proposal(const std::string& who, const Step& step);
    void accept_proposal(const std::string& who, const Step& step);
    void decline_proposal(const std::string& who, const Step& step);
    void order_proposal(const std::string& who, const Step& step);
    void expect_proposal(const std::string& who, const Step& step);
    boost::json::value proposal();

    // actions_quotes.cpp: the quote in hand, and its private page
    void write_quote(const std::string& who, const Step& step);
    void change_quote(const std::string& who, const Step& step);
    void send_quote(const std::string& who, const Step& step);
    void turn_quote(const std::string& who, const Step& step);
    void revise_quote(const std::string& who, const Step& step);
    void decide_quote(const std::string& who, const Step& step);
    void answer_quote(const std::string& who, const Step& step);
    void order_quote(const std::string& who, const Step& step);
    void expect_quote(const std::string& who, const Step& step);
    void expect_quote_page(const std::string& who, const Step& step);
    void expect_ladder(const std::string& who, const Step& step);
    boost::json::value quote();

    // actions_knowledge.cpp: what one may say to customers
    void write_card(const std::string& who, const Step& step);
    void draft_script(const std::string& who, const Step& step);
    void revise_script(const std::string& who, const Step& step);
    void approve_script(const std::string& who, const Step& step);
    void use_script(const std::string& who, const Step& step);
    void take_use_back(const std::string& who, const Step& step);
    void search_knowledge(const std::string& who, const Step& step);
    void expect_knowledge(const std::string& who, const Step& step);
    void expect_validity(const std::string& who, const Step& step);
    void expect_uses(const std::string& who, const Step& step);

    // actions_cases.cpp: what is learned from complaints
    void draft_case(const std::string& who, const Step& step);
    void complete_case(const std::string& who, const Step& step);
    void move_case(const std::string& who, const std::string& title, const std::string& noun,
                   const std::string& body = "{}");
    void submit_case(const std::string& who, const Step& step);
    void publish_case(const std::string& who, const Step& step);
    void return_case(const std::string& who, const Step& step);
    void use_case(const std::string& who, const Step& step);
    void expect_case(const std::string& who, const Step& step);
    void expect_hints(const std::string& who, const Step& step);
    void expect_helped(const std::string& who, const Step& step);

    // actions_intake.cpp: complaints by the public form
    void open_form(const std::string& who, const Step& step);
    void complain_by_form(const std::string& who, const Step& step);
    void add_to_complaint(const std::string& who, const Step& step);
    void name_customer(const std::string& who, const Step& step);
    void expect_progress(const std::string& who, const Step& step);
    void expect_seen(const std::string& who, const Step& step);
    void expect_unseen(const std::string& who, const Step& step);

    // actions_retros.cpp: what is done otherwise
    Deed plan_sop_change, finish_sop_change, expect_repeats, expect_sop_change;

    // actions_approvals.cpp: the approval of the order in hand
    Deed decide_approval, pass_approval_on, set_credit_limit, expect_approvals;
    void ask_approval(const std::string& who, const std::string& noun, const std::string& body);

    // actions_contracts.cpp
    std::string contract_path(const std::string& title) const;
    Deed write_contract, renew_contract, put_under_contract, end_contract, expect_contract,
        expect_contract_paid;

    // actions_owners.cpp: whose a customer is, and who was there
    Deed form_team, move_to_team;
    std::string team_called(const std::string& name);
    void check_in(const std::string& who, const Step& step);
    void expect_distance(const std::string& who, const Step& step);
    void set_up_pool(const std::string& who, const Step& step);
    void release_customer(const std::string& who, const Step& step);
    void claim_customer(const std::string& who, const Step& step);
    void hand_over(const std::string& who, const Step& step);
    void hand_back(const std::string& who, const Step& step);
    void edit_many(const std::string& who, const Step& step);
    void edit_many_back(const std::string& who, const Step& step);
    void expect_edited(const std::string& who, const Step& step);
    void check_many_times(const std::string& who, const Step& step);
    void expect_owner(const std::string& who, const Step& step);

    // actions_money.cpp: when the order in hand is paid, what the bank shows, invoices
    void set_payment_term(const std::string& who, const Step& step);
    void set_credit_days(const std::string& who, const Step& step);
    void release_shipping(const std::string& who, const Step& step);
    void enter_bank_receipt(const std::string& who, const Step& step);
    void match_bank_receipt(const std::string& who, const Step& step);
    void undo_bank_match(const std::string& who, const Step& step);
    void request_invoice(const std::string& who, const Step& step);
    void issue_invoice(const std::string& who, const Step& step);
    void expect_bank_receipt(const std::string& who, const Step& step);
    void expect_invoice(const std::string& who, const Step& step);

    // actions_accounts.cpp: key accounts, scores, files
    void add_key_person(const std::string& who, const Step& step);
    void join_group(const std::string& who, const Step& step);
    void add_milestone(const std::string& who, const Step& step);
    void complete_milestone(const std::string& who, const Step& step);
    void export_customers(const std::string& who, const Step& step);
    void list_customers(const std::string& who, const Step& step);
    void expect_risks(const std::string& who, const Step& step);
    void expect_milestones(const std::string& who, const Step& step);
    void expect_score(const std::string& who, const Step& step);
    void expect_written(const std::string& who, const Step& step);
    void expect_not_written(const std::string& who, const Step& step);

    // actions_directory.cpp: the directory of an office platform
    struct Office;
    Office& office();
    void list_over_there(const std::string& who, const Step& step);
    void strike_over_there(const std::string& who, const Step& step);
    void set_up_platform(const std::string& who, const Step& step);
    void read_directory(const std::string& who, const Step& step);
    void move_run(const std::string& who, const std::string& noun);
    void apply_directory(const std::string& who, const Step& step);
    void undo_directory(const std::string& who, const Step& step);
    void expect_run(const std::string& who, const Step& step);
    void expect_user(const std::string& who, const Step& step);

    // expectations.cpp: what is then true
    void expect_refusal(const std::string& who, const Step& step);
    void expect_found(const std::string& who, const Step& step);
    void expect_label(const std::string& who, const Step& step);
    void expect_turn(const std::string& who, const Step& step);
    void expect_available(const std::string& who, const Step& step);
    void expect_due(const std::string& who, const Step& step);
    void expect_amount(const std::string& who, const Step& step);
    void expect_phone(const std::string& who, const Step& step);
    void expect_left(const std::string& who, const Step& step);
    void expect_duplicate(const std::string& who, const Step& step);
    void expect_import(const std::string& who, const Step& step);
    void expect_timeline(const std::string& who, const Step& step);
    void expect_sound(const std::string& who, const Step& step);

    // actions_follow_ups.cpp
    void expect_next_contact(const std::string& who, const Step& step);
    void expect_follow_up(const std::string& who, const Step& step);
    void expect_notices(const std::string& who, const Step& step);

    Answer call(const std::string& who, const std::string& method, const std::string& path,
                const std::string& body = {},
                std::vector<std::pair<std::string, std::string>> headers = {});
    /// Posts to the order in hand and keeps what it then is.
    void act(const std::string& who, const std::string& noun, const std::string& body = "{}");
    std::string product_id(const std::string& code) const;
    /// The part that somebody named in the script plays in the test world.
    static std::string part_of(const std::string& name);
    std::string customer_id(const std::string& name) const;
    /// The customer's earliest open follow-up, null without one.
    boost::json::value follow_up(const std::string& customer);
    void act_on_follow_up(const std::string& who, const Step& step, const std::string& noun,
                          const boost::json::object& body);
    void say_on_ticket(const std::string& who, const Step& step, const std::string& noun);
    std::string ticket_path(const std::string& title) const;
    std::string ticket_id(const std::string& title) const;
    boost::json::object triage_of(const Step& step, const char* act) const;
    void triage(const std::string& who, const boost::json::object& body);
    std::pair<std::string, std::string> record_called(const std::string& object) const;
    boost::json::object comment_in(const Step& step) const;
    struct Post;
    void mail_comes(const std::string& from, const std::string& subject, const std::string& headers,
                    const std::string& body);
    void decide_mail(const std::string& who, const Step& step, const std::string& noun);
    bool stands_on_ticket(const std::string& title, const std::string& words);
    std::vector<boost::json::value> clock_events(const std::string& title, const std::string& clock,
                                                 const std::string& act);
    void act_on_letter(const std::string& who, const std::string& noun,
                       const boost::json::object& body);
    void answer_letter(const Step& step, bool accepted);
    /// An inquiry or an opportunity by what it was called; with its version where it is changed.
    boost::json::value shown(const std::string& path, const std::string& name);
    /// The enumerator that people read as `words`: of "opportunity.stage", 谈判 is negotiation.
    std::string option_called(const std::string& field, std::span<const std::string_view> names,
                              const std::string& words) const;
    /// "15:00" of the walk's day.
    Instant time_of(const std::string& clock) const;
    boost::json::value day_of(const std::string& who);
    void arrange(const std::string& who, const std::string& title, const std::string& act,
                 Instant to);
    std::string pair_of(const std::string& a, const std::string& b);
    boost::json::array goods_in(const Step& step) const;
    std::string lines_of_order(const std::vector<std::string>& terms) const;
    Answer batch();
    void do_import_work();
    const boost::json::value& order() const;
    std::string text_of(const std::string& code) const;

    support::World world_;
    zhuli::Catalog texts_;
    std::string file_;
    std::vector<Complaint> complaints_;
    const Step* now_ = nullptr;

    Answer last_;                // of the last action
    boost::json::value order_;   // in hand
    boost::json::value letter_;  // in hand
    std::string letter_page_, revisit_page_;
    std::map<std::string, std::string> contracts_;  // by title
    std::map<std::string, std::string> requests_;
    std::string supplier_, purchase_;
    std::string last_order_body_, last_order_key_;
    std::map<std::string, std::string> products_, customers_, orders_, price_lists_;
    std::map<std::string, std::string> inquiries_, opportunities_, cards_, scripts_, tickets_;
    std::map<std::string, std::string> cases_, sop_changes_,
        pages_;                                 // pages: of complaints by the form
    std::string form_token_, comment_;          // said last
    std::map<std::string, std::int64_t> seen_;  // who + customer → version
    std::map<std::string, std::string> warehouses_;
    std::vector<std::string> batch_of_tickets_;
    std::map<std::string, std::int64_t> counted_notices_;  // unread, when somebody counted
    bool remembered_ = false;  // the columns of the file sent last were those told before
    std::string warehouse_, batch_id_, merge_id_, fix_id_, offer_id_, milestone_id_;
    boost::json::object triaged_;  // complaints gone through together last, as it is taken back
    boost::json::value edited_;    // customers changed together last, with their versions
    std::string quote_id_, quote_page_;
    std::string need_id_, proposal_id_, confirmation_id_, confirmation_page_;
    std::string platform_id_, run_id_, bank_receipt_id_, invoice_id_;
    std::shared_ptr<Office> office_;
    std::shared_ptr<Post> post_;
    std::shared_ptr<Chat> chat_;
    int keys_ = 0;
};

}  // namespace zhuli::scenarios

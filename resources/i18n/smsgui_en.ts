<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Export</name>
    <message numerus="yes">
        <source>Saved %Ln row(s) in {file}.</source>
        <translation>
            <numerusform>Saved %Ln row in {file}.</numerusform>
            <numerusform>Saved %Ln rows in {file}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GoingOn</name>
    <message numerus="yes">
        <source>Send the %Ln message(s) that are left?</source>
        <translation>
            <numerusform>Send the %Ln message that is left?</numerusform>
            <numerusform>Send the %Ln messages that are left?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) not sent yet are left as they are.</source>
        <translation>
            <numerusform>%Ln message not sent yet is left as it is.</numerusform>
            <numerusform>%Ln messages not sent yet are left as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln message(s) again?</source>
        <translation>
            <numerusform>Send %Ln message again?</numerusform>
            <numerusform>Send %Ln messages again?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobActions</name>
    <message numerus="yes">
        <source>&amp;Go on with the %Ln that are left…</source>
        <translation>
            <numerusform>&amp;Go on with the %Ln that is left…</numerusform>
            <numerusform>&amp;Go on with the %Ln that are left…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send the %Ln rejected again…</source>
        <translation>
            <numerusform>Send the %Ln rejected again…</numerusform>
            <numerusform>Send the %Ln rejected again…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send the %Ln unknown again…</source>
        <translation>
            <numerusform>Send the %Ln unknown again…</numerusform>
            <numerusform>Send the %Ln unknown again…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobView</name>
    <message numerus="yes">
        <source>%Ln rows are marked</source>
        <translation>
            <numerusform>%Ln row is marked</numerusform>
            <numerusform>%Ln rows are marked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageFlow</name>
    <message numerus="yes">
        <source>%Ln character(s)</source>
        <translation>
            <numerusform>%Ln character</numerusform>
            <numerusform>%Ln characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln segment(s), estimated</source>
        <translation>
            <numerusform>%Ln segment, estimated</numerusform>
            <numerusform>%Ln segments, estimated</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessagePage</name>
    <message numerus="yes">
        <source>Up to %Ln number(s) in one request. It is faster, but the provider then gives one answer for all of them: which number failed is not told.</source>
        <translation>
            <numerusform>Up to %Ln number in one request. It is faster, but the provider then gives one answer for all of them: which number failed is not told.</numerusform>
            <numerusform>Up to %Ln numbers in one request. It is faster, but the provider then gives one answer for all of them: which number failed is not told.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewPage</name>
    <message numerus="yes">
        <source>%Ln segment(s)</source>
        <translation>
            <numerusform>%Ln segment</numerusform>
            <numerusform>%Ln segments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln request(s)</source>
        <translation>
            <numerusform>in %Ln request</numerusform>
            <numerusform>in %Ln requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send again to the %Ln number(s) that this very message was sent to in the last 7 days</source>
        <translation>
            <numerusform>Send again to the %Ln number that this very message was sent to in the last 7 days</numerusform>
            <numerusform>Send again to the %Ln numbers that this very message was sent to in the last 7 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send to the %Ln duplicate(s) too: the same number gets the same text again</source>
        <translation>
            <numerusform>Send to the %Ln duplicate too: the same number gets the same text again</numerusform>
            <numerusform>Send to the %Ln duplicates too: the same number gets the same text again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecipientsPage</name>
    <message numerus="yes">
        <source>%Ln cell(s) that you mended can&apos;t be found here as they were, and are not mended now.</source>
        <translation>
            <numerusform>%Ln cell that you mended can&apos;t be found here as it was, and is not mended now.</numerusform>
            <numerusform>%Ln cells that you mended can&apos;t be found here as they were, and are not mended now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more</source>
        <translation>
            <numerusform>… and %Ln more</numerusform>
            <numerusform>… and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them hidden</source>
        <translation>
            <numerusform>%Ln of them hidden</numerusform>
            <numerusform>%Ln of them hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) mended here, not in your file</source>
        <translation>
            <numerusform>%Ln cell mended here, not in your file</numerusform>
            <numerusform>%Ln cells mended here, not in your file</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendPage</name>
    <message numerus="yes">
        <source>in %Ln request(s)</source>
        <translation>
            <numerusform>in %Ln request</numerusform>
            <numerusform>in %Ln requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Send %Ln message(s)…</source>
        <translation>
            <numerusform>&amp;Send %Ln message…</numerusform>
            <numerusform>&amp;Send %Ln messages…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendProgress</name>
    <message numerus="yes">
        <source>about %Ln minute(s) left</source>
        <translation>
            <numerusform>about %Ln minute left</numerusform>
            <numerusform>about %Ln minutes left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendingFlow</name>
    <message numerus="yes">
        <source>Send %Ln message(s) now?</source>
        <translation>
            <numerusform>Send %Ln message now?</numerusform>
            <numerusform>Send %Ln messages now?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln message(s)</source>
        <translation>
            <numerusform>Send %Ln message</numerusform>
            <numerusform>Send %Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SheetChoices</name>
    <message numerus="yes">
        <source>Send to the %Ln hidden or filtered-out row(s) too</source>
        <translation>
            <numerusform>Send to the %Ln hidden or filtered-out row too</numerusform>
            <numerusform>Send to the %Ln hidden or filtered-out rows too</numerusform>
        </translation>
    </message>
</context>
</TS>
